#pragma once
// Many cases opened from one table: all of them or none, with the faults of every row told at once.

#include "engine/case_service.hpp"

#include <map>
#include <string>
#include <vector>

namespace engine {

struct RosterRow {
    std::size_t line = 0; // in the file, the header being line 1
    std::map<std::string, std::string> cells;
};

struct RosterFault {
    std::size_t line = 0;
    std::string column; // empty: the whole row
    std::string message;
    std::vector<Condition> conditions{};
};

struct RosterImport {
    CaseId campaign;
    std::vector<RosterRow> rows;
    std::string digest; // SHA-256 of the file, in hexadecimal: kept in the campaign's journal
    PersonId actor;
    bool dry_run = false;
    std::optional<Repeat> repeat{};
};

struct RosterReport {
    std::size_t rows = 0;
    std::size_t opened = 0; // or that would be, on a dry run
    std::vector<RosterFault> faults{};
    std::vector<CaseId> cases{}; // in the order of the rows; empty on a dry run
};

// `render` makes the answer to be kept with the request's key. Rows with faults change nothing at all. Of each row the
// cells are let go as soon as it is decided.
// unknown_case when the caller has no role on the campaign, not_permitted when his roles may not open cases.
Result<RosterReport> import_roster(CaseService& service, RosterImport& import,
                                   std::function<std::string(RosterReport const&)> const& render);

} // namespace engine
