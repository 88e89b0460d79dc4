#pragma once
// Lists and tasks on SQLite and PostgreSQL. See engine/read_models.hpp.

#include "engine/read_models.hpp"
#include "engine/store/case_list.hpp"
#include "engine/store/database.hpp"

namespace engine::store {

class SociReadModels : public ReadModels {
public:
    explicit SociReadModels(Database& database) : database_{database} {}

    CasePage cases(CaseQuery const& query) override;
    TaskPage tasks(TaskQuery const& query) override;
    TaskCounts count_tasks(PersonId const& reader, Day today) override;
    std::vector<Event> load_for(PersonId const& person, CaseId const& id, Day first, Day last) override;
    std::vector<CaseId> linked_to(CaseId const& id) override;
    void replace(Projection const& rows) override;
    void clear() override;
    void dump(std::function<void(std::string const&)> const& line) override;

private:
    Database& database_;
    ManySeen many_seen_;
};

} // namespace engine::store
