#pragma once
// A file partly written by hand and partly drawn by the program, which refreshes its own part and leaves the rest.

#include <string>
#include <string_view>

namespace api {

// The text with `part` put between its two marker lines. Throws std::runtime_error when they are not there.
std::string with_drawn_part(std::string_view text, std::string_view begin_mark, std::string_view end_mark,
                            std::string_view part);

} // namespace api
