#include "engine/store/batch.hpp"

#include <algorithm>
#include <stdexcept>

namespace engine::store {
namespace {

void check_numbers(Append const& append)
{
    Version version = append.expected;
    for (Event const& event : append.events)
        if (event.version != ++version || event.stream != append.stream)
            throw std::logic_error{"an append's events do not follow the version it expects"};
    for (RestsOn const& other : append.rests_on)
        if (other.at == 0)
            throw std::logic_error{"an append rests on a stream that is not there"};
}

// Where streams stand as the appends of a batch are gone through in their order.
class Heads {
public:
    explicit Heads(Standing const* standing) : standing_{standing} {}

    bool may_be(CaseId const& stream, Version version) const
    {
        if (auto const known = known_.find(stream.value); known != known_.end())
            return known->second == version;
        if (!standing_)
            return true; // the journal will tell
        auto const held = standing_->heads.find(stream);
        return (held == standing_->heads.end() ? 0 : held->second) == version;
    }
    bool allow(Append const& append) const
    {
        return may_be(append.stream, append.expected)
            && std::all_of(append.rests_on.begin(), append.rests_on.end(),
                           [&](RestsOn const& other) { return may_be(other.stream, other.at); });
    }
    void move_on(Append const& append)
    {
        for (RestsOn const& other : append.rests_on)
            known_.try_emplace(other.stream.value, other.at);
        known_[append.stream.value] = append.expected + static_cast<Version>(append.events.size());
    }

private:
    Standing const* standing_;
    std::map<std::string_view, Version> known_; // the batch has the names
};

// Of one stream in a commit.
struct Share {
    Append const* first = nullptr;
    Append const* last = nullptr;
    std::size_t place = 0; // of the first
    int appends = 0;
    Event const* last_event = nullptr;
    bool is_rested_on = false; // by another append of the batch
    int number = 0;
};
using Shares = std::map<std::string_view, Share>; // by stream: the batch has the names

template <class Each>
void each_done(std::span<Append const> batch, std::span<Appended const> outcomes, Each const& each)
{
    for (std::size_t i = 0; i < batch.size(); ++i)
        if (outcomes[i] == Appended::done)
            each(batch[i], i);
}

Shares shares_of(std::span<Append const> batch, std::span<Appended const> outcomes)
{
    Shares shares;
    each_done(batch, outcomes, [&](Append const& append, std::size_t place) {
        Share& share = shares[append.stream.value];
        if (!share.first) {
            share.first = &append;
            share.place = place;
        }
        share.last = &append;
        ++share.appends;
        if (!append.events.empty())
            share.last_event = &append.events.back();
    });
    each_done(batch, outcomes, [&](Append const& append, std::size_t) {
        for (RestsOn const& other : append.rests_on)
            if (auto const moved = shares.find(other.stream.value); moved != shares.end())
                moved->second.is_rested_on = true;
    });
    int number = 0;
    for (auto& [stream, share] : shares)
        share.number = number++;
    return shares;
}

// The streams that the batch does not move on and rests on. Of those that it moves on, the order in it has told.
std::map<CaseId, Commit::Rest> rests_of(std::span<Append const> batch, std::span<Appended const> outcomes,
                                        Shares const& shares)
{
    std::map<CaseId, Commit::Rest> rests;
    each_done(batch, outcomes, [&](Append const& append, std::size_t) {
        Share const& share = shares.at(append.stream.value);
        for (RestsOn const& other : append.rests_on) {
            if (shares.contains(other.stream.value))
                continue;
            Commit::Rest& rest = rests[other.stream];
            rest.stream = other.stream;
            rest.at = other.at;
            rest.strict = rest.strict || !share.last_event || share.appends > 1;
        }
        if (!share.last_event && append.expected > 0)
            rests[append.stream] = {append.stream, append.expected, true};
    });
    return rests;
}

void add_head(Commit& commit, Shares::value_type const& entry)
{
    Share const& share = entry.second;
    CaseId const& stream = share.first->stream;
    if (!share.last->rows)
        throw std::logic_error{"an append is without the rows that it leaves"};
    Projection const& rows = *share.last->rows;
    Projection const* const before = share.first->rows_before.get();
    RowChanges changes = changes_between(before, rows);
    Commit::Head head{
        .stream = stream, .expected = share.first->expected, .last = share.last_event, .append = share.place};
    if (share.last_event) {
        head.behind = rows.behind;
        head.tasks = changes.tasks;
    } else if (changes.tasks) {
        commit.redrawn.push_back({share.number, &rows});
    }
    head.kept = share.first->kept ? &*share.first->kept : nullptr;
    head.strict = share.appends > 1 || share.is_rested_on;
    for (RestsOn const& other : share.first->rests_on) // those of several appends are strict
        for (std::size_t i = 0; i < commit.rests.size(); ++i)
            if (commit.rests[i].stream == other.stream)
                head.rests.push_back(static_cast<int>(i));
    commit.heads.push_back(std::move(head));
    if (!before && share.first->expected > 0)
        commit.purged.push_back({share.number, stream});
    commit.rows.push_back({share.number, std::move(changes)});
}

std::pair<std::string_view, std::string_view> key_of(KeptAnswer const& kept)
{
    return {kept.actor.value, kept.key};
}

bool has_taken(Standing const& standing, KeptAnswer const& kept)
{
    return standing.taken.contains({kept.actor.value, kept.key});
}

} // namespace

std::vector<Appended> sift(std::span<Append const> batch, Standing const* standing)
{
    Heads heads{standing};
    std::set<std::pair<std::string_view, std::string_view>> taken;
    std::set<std::string_view> refused;
    std::vector<Appended> outcomes;
    outcomes.reserve(batch.size());
    for (Append const& append : batch) {
        check_numbers(append);
        Appended outcome = Appended::done;
        if (append.kept && (taken.contains(key_of(*append.kept)) || (standing && has_taken(*standing, *append.kept))))
            outcome = Appended::key_taken;
        else if (refused.contains(append.stream.value) || !heads.allow(append))
            outcome = Appended::conflict;
        outcomes.push_back(outcome);
        if (outcome != Appended::done) {
            refused.insert(append.stream.value);
            continue;
        }
        heads.move_on(append);
        if (append.kept)
            taken.insert(key_of(*append.kept));
    }
    return outcomes;
}

bool are_apart(std::span<Append const> batch)
{
    std::set<std::string_view> moved;
    for (Append const& append : batch)
        if (append.events.empty() || !moved.insert(append.stream.value).second)
            return false;
    return std::ranges::none_of(batch, [&](Append const& append) {
        return std::ranges::any_of(append.rests_on,
                                   [&](RestsOn const& other) { return moved.contains(other.stream.value); });
    });
}

Commit gather(std::span<Append const> batch, std::span<Appended const> outcomes)
{
    Commit commit;
    Shares const shares = shares_of(batch, outcomes);
    auto const rests = rests_of(batch, outcomes, shares);
    for (auto const& [stream, rest] : rests)
        commit.rests.push_back(rest);
    for (auto const& entry : shares)
        add_head(commit, entry);
    each_done(batch, outcomes, [&](Append const& append, std::size_t) {
        int const share = shares.at(append.stream.value).number;
        for (Event const& event : append.events)
            commit.events.push_back({share, &event});
        if (append.erasing)
            commit.erased.push_back({share, {append.stream, &*append.erasing}});
        if (append.kept)
            commit.kept.push_back({share, &*append.kept});
        for (PendingWork const& work : append.pending)
            commit.pending.push_back({share, &work});
        for (DraftKey const& draft : append.finished_drafts)
            commit.heads[static_cast<std::size_t>(share)].finished_drafts.push_back(&draft);
    });
    return commit;
}

} // namespace engine::store
