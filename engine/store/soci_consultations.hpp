#pragma once
// Who consulted what, on SQLite and PostgreSQL. See engine/consultations.hpp.

#include "engine/consultations.hpp"
#include "engine/store/database.hpp"

namespace engine::store {

class SociConsultations : public Consultations {
public:
    explicit SociConsultations(Database& database) : database_{database} {}

    void note(std::span<Consultation const> read) override;
    ConsultationPage of(CaseId const& id, std::int64_t before, std::size_t limit) override;

private:
    Database& database_;
};

} // namespace engine::store
