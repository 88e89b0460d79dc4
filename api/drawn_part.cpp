#include "api/drawn_part.hpp"

#include <stdexcept>

namespace api {

std::string with_drawn_part(std::string_view text, std::string_view begin_mark, std::string_view end_mark,
                            std::string_view part)
{
    auto const begin = text.find(begin_mark);
    auto const end = text.find(end_mark);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
        throw std::runtime_error{"the file has lost its two marker lines"};
    std::string out{text.substr(0, begin + begin_mark.size())};
    return out.append(part).append(text.substr(end));
}

} // namespace api
