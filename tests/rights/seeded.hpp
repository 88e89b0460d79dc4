#pragma once
// The shipped parts with one thing wrong, or watched: what the walk must catch, and what an answer costs.

#include "engine/case_service.hpp"

#include <atomic>

namespace rights {

using namespace engine;
using engine::Event; // neither is one of those that a workflow lists
using engine::Track;

// A journal and lists that count how often they are asked.
class WatchedJournal : public Journal {
public:
    WatchedJournal(Journal& behind, std::atomic<int>& calls) : behind_{behind}, calls_{calls} {}

    std::vector<Event> load(CaseId const& stream, Version after) override
    {
        ++calls_;
        return behind_.load(stream, after);
    }
    Version version_of(CaseId const& stream) override
    {
        ++calls_;
        return behind_.version_of(stream);
    }
    std::vector<Appended> append(std::span<Append const> batch) override { return behind_.append(batch); }
    Together append_together(std::span<Append const> batch) override { return behind_.append_together(batch); }
    std::optional<KeptAnswer> kept_answer(PersonId const& actor, std::string const& key) override
    {
        ++calls_;
        return behind_.kept_answer(actor, key);
    }
    void forget_answers(Instant kept_before) override { behind_.forget_answers(kept_before); }
    std::vector<PendingWork> pending(std::size_t limit) override { return behind_.pending(limit); }
    void pending_done(std::int64_t id) override { behind_.pending_done(id); }
    void scan(std::function<void(Event const&)> const& each) override { behind_.scan(each); }
    ChainVerifier::Heads heads() override { return behind_.heads(); }

private:
    Journal& behind_;
    std::atomic<int>& calls_;
};

class WatchedReadModels : public ReadModels {
public:
    WatchedReadModels(ReadModels& behind, std::atomic<int>& calls) : behind_{behind}, calls_{calls} {}

    CasePage cases(CaseQuery const& query) override
    {
        ++calls_;
        return behind_.cases(forgets_reader ? for_anybody(query) : query);
    }
    TaskPage tasks(TaskQuery const& query) override
    {
        ++calls_;
        TaskQuery asked = query;
        if (forgets_reader)
            asked.reader = PersonId{"officer"};
        return behind_.tasks(asked);
    }
    TaskCounts count_tasks(PersonId const& reader, Day today) override
    {
        ++calls_;
        return behind_.count_tasks(reader, today);
    }
    std::vector<Event> load_for(PersonId const& person, CaseId const& id, Day first, Day last) override
    {
        ++calls_;
        return behind_.load_for(person, id, first, last);
    }
    std::vector<CaseId> linked_to(CaseId const& id) override { return behind_.linked_to(id); }
    void replace(Projection const& rows) override { behind_.replace(rows); }
    void clear() override { behind_.clear(); }
    void dump(std::function<void(std::string const&)> const& line) override { behind_.dump(line); }

    bool forgets_reader = false; // the seeded leak: whoever asks gets what the case officer would

private:
    static CaseQuery for_anybody(CaseQuery query)
    {
        query.reader = PersonId{"officer"};
        return query;
    }
    ReadModels& behind_;
    std::atomic<int>& calls_;
};

class WatchedStore : public Store {
public:
    explicit WatchedStore(Store& behind)
        : behind_{behind}, journal_{behind.journal(), calls}, lists{behind.read_models(), calls}
    {
    }
    Journal& journal() override { return journal_; }
    ReadModels& read_models() override { return lists; }
    Directory& directory() override { return behind_.directory(); }
    Drafts& drafts() override { return behind_.drafts(); }
    Consultations& consultations() override { return behind_.consultations(); }
    Settings& settings() override { return behind_.settings(); }
    Identities& identities() override { return behind_.identities(); }
    bool is_reachable() override { return behind_.is_reachable(); }

    std::atomic<int> calls{0};

private:
    Store& behind_;
    WatchedJournal journal_;

public:
    WatchedReadModels lists;
};

// A workflow that shows every piece to whoever holds any role: the seeded leak of the embargo and of formative pieces.
class Indiscreet final : public Workflow {
public:
    explicit Indiscreet(Workflow const& behind) : behind_{behind} {}

    Roles readers(Case const&, Piece const&, Context const&) const override
    {
        Roles everybody;
        everybody.bits = ~everybody.bits;
        return everybody;
    }

    std::string_view name() const override { return behind_.name(); }
    std::string_view collection() const override { return behind_.collection(); }
    std::string_view title() const override { return behind_.title(); }
    std::span<Track const> tracks() const override { return behind_.tracks(); }
    Words words() const override { return behind_.words(); }
    std::span<Source const> sources() const override { return behind_.sources(); }
    Form form(CommandId command) const override { return behind_.form(command); }
    std::unique_ptr<Facts> blank_facts() const override { return behind_.blank_facts(); }
    void evolve(Case& subject, Event const& event) const override { behind_.evolve(subject, event); }
    Verdict check(GuardId guard, Question const& question) const override { return behind_.check(guard, question); }
    std::optional<Day> due(DeadlineId deadline, Case const& subject, Context const& context) const override
    {
        return behind_.due(deadline, subject, context);
    }
    Overview overview(Case const& subject) const override { return behind_.overview(subject); }
    CommandId opening() const override { return behind_.opening(); }

private:
    Workflow const& behind_;
};

} // namespace rights
