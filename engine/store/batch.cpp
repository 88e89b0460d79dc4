#include "engine/store/batch.hpp"

#include <stdexcept>

namespace engine::store {
namespace {

void check_numbers(Append const& append)
{
    Version version = append.expected;
    for (Event const& event : append.events)
        if (event.version != ++version || event.stream != append.stream)
            throw std::logic_error{"an append's events do not follow the version it expects"};
}

struct Share { // of one stream in a commit
    Append const* first = nullptr;
    Append const* last = nullptr;
    Event const* last_event = nullptr;
};

} // namespace

std::vector<Appended> sift(std::span<Append const> batch, Standing const* standing)
{
    std::map<CaseId, Version> heads;
    std::set<KeyOfAnswer> taken;
    std::set<CaseId> refused;
    std::vector<Appended> outcomes;
    outcomes.reserve(batch.size());
    for (Append const& append : batch) {
        check_numbers(append);
        auto const [head, is_first] = heads.try_emplace(append.stream, append.expected);
        if (is_first && standing) {
            auto const held = standing->heads.find(append.stream);
            head->second = held == standing->heads.end() ? 0 : held->second;
        }
        Appended outcome = Appended::done;
        KeyOfAnswer const key = append.kept ? KeyOfAnswer{append.kept->actor.value, append.kept->key} : KeyOfAnswer{};
        if (append.kept && (taken.contains(key) || (standing && standing->taken.contains(key))))
            outcome = Appended::key_taken;
        else if (head->second != append.expected || refused.contains(append.stream))
            outcome = Appended::conflict;
        outcomes.push_back(outcome);
        if (outcome != Appended::done) {
            refused.insert(append.stream);
            continue;
        }
        head->second += static_cast<Version>(append.events.size());
        if (append.kept)
            taken.insert(key);
    }
    return outcomes;
}

Commit gather(std::span<Append const> batch, std::span<Appended const> outcomes)
{
    Commit commit;
    std::map<CaseId, Share> shares;
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
    return commit;
}

} // namespace engine::store
