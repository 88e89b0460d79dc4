#pragma once
// Drafts and settings on SQLite and PostgreSQL. See engine/read_models.hpp.

#include "engine/read_models.hpp"
#include "engine/store/database.hpp"

namespace engine::store {

class SociDrafts : public Drafts {
public:
    explicit SociDrafts(Database& database) : database_{database} {}

    std::optional<Draft> find(DraftKey const& key) override;
    std::optional<Draft> save(DraftKey const& key, std::string body, Version seen, PersonId const& by,
                              Instant at) override;
    bool remove(DraftKey const& key, Version seen) override;

private:
    Database& database_;
};

class SociSettings : public Settings {
public:
    explicit SociSettings(Database& database) : database_{database} {}

    std::optional<std::string> find(std::string const& name) override;
    void put(std::string const& name, std::string const& value) override;

private:
    Database& database_;
};

} // namespace engine::store
