#pragma once
// Where a form leaves the words to whoever fills it in, the workflow's warning stands beside it.

#include <boost/json/object.hpp>

#include <string_view>

namespace api {

// A text that takes sentences: no list of words, no pattern, no format, two hundred characters or more.
bool is_free_text(boost::json::object const& schema);

// The schema of a form with the warning as the description of every such member, however deep.
boost::json::object with_warning(boost::json::object schema, std::string_view warning);

} // namespace api
