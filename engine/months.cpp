#include "engine/months.hpp"

namespace engine {

Day months_after(Day day, int months)
{
    auto later = std::chrono::year_month_day{day} + std::chrono::months{months};
    if (!later.ok())
        later = later.year() / later.month() / std::chrono::last;
    return Day{later};
}

} // namespace engine
