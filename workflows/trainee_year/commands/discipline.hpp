#pragma once
// Misconduct: a procedure with its guarantees, then a sanction of the scale or none (decree 94-874, art. 10 and 13).

#include "workflows/trainee_year/commands/people.hpp"

namespace workflows::trainee_year {

struct OpenProcedure {
    Day opened_on{};
    Prose facts{};
    bool file_communicated{}; // the trainee may read the whole of his individual file
    bool defender_offered{};  // and be assisted by defenders of his choice
    bool operator==(OpenProcedure const&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpenProcedure, (), (opened_on, facts, file_communicated, defender_offered))

struct PronounceSanction {
    Sanction sanction{};
    Prose reasons{};
    std::optional<Day> first_day{}; // of a temporary exclusion
    std::optional<Day> last_day{};  // included
    bool operator==(PronounceSanction const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PronounceSanction, (), (sanction, reasons, first_day, last_day))

struct DropProcedure {
    Reason reason{};
    bool operator==(DropProcedure const&) const = default;
};
BOOST_DESCRIBE_STRUCT(DropProcedure, (), (reason))

} // namespace workflows::trainee_year
