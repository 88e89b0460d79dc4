#pragma once
// What the product holds about one person, for that person (GDPR, art. 15): the entry of the directory, the roles held
// with their dates, the cases about him with what he may read of them, his own acts, his drafts. Rights are those of the
// person, on the day: nothing is shown here that is not shown elsewhere.

#include "engine/case_service.hpp"

#include <boost/json/object.hpp>

#include <vector>

namespace api {

// `cases` are those to look into. With `say_withheld`, what the person may not read is named with the reason: for whoever
// answers the request, not for the person's own eyes.
boost::json::object person_data(engine::CaseService& service, engine::Person const& person,
                                std::vector<engine::CaseId> const& cases, bool say_withheld);

// The cases on which the person holds a role that day, as far as `max`; nothing when there are more.
std::optional<std::vector<engine::CaseId>> cases_seen_by(engine::CaseService& service, engine::PersonId const& person,
                                                         std::size_t max);

} // namespace api
