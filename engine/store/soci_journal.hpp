#pragma once
// The journal on SQLite and PostgreSQL. See engine/journal.hpp for what it promises.

#include "engine/journal.hpp"
#include "engine/store/append.hpp"
#include "engine/store/database.hpp"

namespace engine::store {

class SociJournal : public Journal {
public:
    SociJournal(Database& database, Dialect dialect) : database_{database}, dialect_{dialect} {}

    std::vector<Event> load(CaseId const& stream, Version after) override;
    Version version_of(CaseId const& stream) override;
    std::map<CaseId, Version> versions_of(std::span<CaseId const> streams) override;
    void prepare(Append& append) const override;
    std::vector<Appended> append(std::span<Append const> batch) override;
    std::unique_ptr<Sent> send(std::span<Append const> batch) override;
    Together append_together(std::span<Append const> batch) override;
    Together append_portions(Portions const& portions) override;
    std::optional<KeptAnswer> kept_answer(PersonId const& actor, std::string const& key) override;
    void forget_answers(Instant kept_before) override;
    std::vector<PendingWork> pending(std::size_t limit) override;
    void pending_done(std::int64_t id) override;
    void scan(std::function<void(Event const&)> const& each) override;
    ChainVerifier::Heads heads() override;

private:
    Database& database_;
    Dialect dialect_;
    Trust trust_;
};

} // namespace engine::store
