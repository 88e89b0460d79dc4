#pragma once
// The journal in memory, for tests and examples: the same contract, gone at the end of the process. Read models and
// drafts it has none, so that part of an append is left aside.

#include "engine/journal.hpp"

#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace engine {

class MemoryJournal : public Journal {
public:
    std::vector<Event> load(CaseId const& stream, Version after = 0) override;
    Version version_of(CaseId const& stream) override;
    std::vector<Appended> append(std::span<Append const> batch) override;
    Together append_together(std::span<Append const> batch) override;
    std::optional<KeptAnswer> kept_answer(PersonId const& actor, std::string const& key) override;
    void forget_answers(Instant kept_before) override;
    std::vector<PendingWork> pending(std::size_t limit) override;
    void pending_done(std::int64_t id) override;
    void scan(std::function<void(Event const&)> const& each) override;
    ChainVerifier::Heads heads() override;

private:
    struct Contents {
        std::map<CaseId, std::vector<Event>> streams;
        std::map<std::pair<PersonId, std::string>, KeptAnswer> answers;
        std::map<std::int64_t, PendingWork> pending;
        std::int64_t last_pending = 0;
    };
    static Appended write(Contents& contents, Append const& append);

    std::mutex mutex_;
    Contents contents_;
};

} // namespace engine
