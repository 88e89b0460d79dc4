#pragma once
// People on SQLite and PostgreSQL. See engine/read_models.hpp.

#include "engine/read_models.hpp"
#include "engine/store/database.hpp"

namespace engine::store {

class SociDirectory : public Directory {
public:
    explicit SociDirectory(Database& database) : database_{database} {}

    std::optional<Person> find(PersonId const& id) override;
    std::optional<Person> find_by_email(std::string const& email) override;
    std::vector<Person> find(std::vector<PersonId> const& ids) override;
    std::map<std::string, Person> find_by_email(std::vector<std::string> const& emails) override;
    void put(Person const& person) override { put(std::vector{person}); }
    void put(std::vector<Person> const& people) override;
    std::vector<Person> all() override;

private:
    Database& database_;
};

} // namespace engine::store
