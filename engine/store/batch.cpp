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
        if (auto const known = known_.find(stream); known != known_.end())
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
            known_.emplace(other.stream, other.at);
        known_[append.stream] = append.expected + static_cast<Version>(append.events.size());
    }

private:
    Standing const* standing_;
    std::map<CaseId, Version> known_;
};

struct Share { // of one stream in a commit
    Append const* first = nullptr;
    Append const* last = nullptr;
    Event const* last_event = nullptr;
};

} // namespace

std::vector<Appended> sift(std::span<Append const> batch, Standing const* standing)
{
    Heads heads{standing};
    std::set<KeyOfAnswer> taken;
    std::set<CaseId> refused;
    std::vector<Appended> outcomes;
    outcomes.reserve(batch.size());
    for (Append const& append : batch) {
        check_numbers(append);
        Appended outcome = Appended::done;
        KeyOfAnswer const key = append.kept ? KeyOfAnswer{append.kept->actor.value, append.kept->key} : KeyOfAnswer{};
        if (append.kept && (taken.contains(key) || (standing && standing->taken.contains(key))))
            outcome = Appended::key_taken;
        else if (refused.contains(append.stream) || !heads.allow(append))
            outcome = Appended::conflict;
        outcomes.push_back(outcome);
        if (outcome != Appended::done) {
            refused.insert(append.stream);
            continue;
        }
        heads.move_on(append);
        if (append.kept)
            taken.insert(key);
    }
    return outcomes;
}

Commit gather(std::span<Append const> batch, std::span<Appended const> outcomes)
{
    Commit commit;
    std::map<CaseId, Share> shares;
    std::map<CaseId, Version> rested_on;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (outcomes[i] != Appended::done)
            continue;
        Append const& append = batch[i];
        Share& share = shares[append.stream];
        if (!share.first)
            share.first = &append;
        share.last = &append;
        for (Event const& event : append.events) {
            commit.events.push_back(&event);
            share.last_event = &event;
        }
        for (RestsOn const& other : append.rests_on)
            rested_on.emplace(other.stream, other.at);
        if (append.erasing)
            commit.erased.push_back({append.stream, &*append.erasing});
        if (append.kept)
            commit.kept.push_back(&*append.kept);
        for (PendingWork const& work : append.pending)
            commit.pending.push_back(&work);
        if (append.finished_draft)
            commit.finished_drafts.push_back(&*append.finished_draft);
    }
    for (auto const& [stream, share] : shares) {
        commit.heads.push_back({stream, share.first->expected, share.last_event});
        Projection const* const before = share.first->rows_before ? &*share.first->rows_before : nullptr;
        if (!before && share.first->expected > 0)
            commit.purged.push_back(stream);
        commit.rows.push_back(changes_between(before, share.last->rows));
    }
    for (auto const& [stream, at] : rested_on)
        if (!shares.contains(stream)) // of those that the batch moves on, the order in it has told
            commit.heads.push_back({stream, at, nullptr});
    std::sort(commit.heads.begin(), commit.heads.end(),
              [](Commit::Head const& a, Commit::Head const& b) { return a.stream < b.stream; });
    return commit;
}

} // namespace engine::store
