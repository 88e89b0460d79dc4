#include "engine/day.hpp"

#include <date/tz.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <stdexcept>

namespace engine {
namespace {

using std::chrono::duration_cast;

// Reads exactly `width` digits at `at`; nothing when one is not a digit.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t width)
{
    if (text.size() < at + width)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + width; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// Padded with zeros. Every event that is written or shown bears days: no format string is read for them.
void write_digits(char* at, unsigned value, std::size_t width)
{
    for (std::size_t i = width; i > 0; --i, value /= 10)
        at[i - 1] = static_cast<char>('0' + value % 10);
}

date::time_zone const* zone_named(std::string_view zone)
{
    // Nearly always that of the act before.
    thread_local std::pair<std::string, date::time_zone const*> latest;
    if (!latest.second || latest.first != zone)
        latest = {std::string{zone}, date::locate_zone(zone)};
    return latest.second;
}

// Microseconds of an optional ".123456", advancing `at` past it; nothing when there is a point without digits.
std::optional<std::chrono::microseconds> fraction(std::string_view text, std::size_t& at)
{
    if (at >= text.size() || text[at] != '.')
        return std::chrono::microseconds{0};
    ++at;
    std::int64_t micros = 0;
    std::size_t count = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++count)
        if (count < 6)
            micros = micros * 10 + (text[at] - '0');
    if (count == 0 || count > 9)
        return std::nullopt;
    for (; count < 6; ++count)
        micros *= 10;
    return std::chrono::microseconds{micros};
}

// "Z", "z" or "+04:00" at the end of the text, as minutes east of UTC.
std::optional<std::chrono::minutes> offset(std::string_view rest)
{
    if (rest == "Z" || rest == "z")
        return std::chrono::minutes{0};
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':')
        return std::nullopt;
    auto const hours = digits(rest, 1, 2);
    auto const minutes = digits(rest, 4, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    auto const east = std::chrono::minutes{*hours * 60 + *minutes};
    return rest[0] == '-' ? -east : east;
}

} // namespace

std::optional<Day> parse_day(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    auto const year = digits(text, 0, 4);
    auto const month = digits(text, 5, 2);
    auto const day = digits(text, 8, 2);
    if (!year || !month || !day)
        return std::nullopt;
    std::chrono::year_month_day const ymd{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                          std::chrono::day{static_cast<unsigned>(*day)}};
    if (!ymd.ok())
        return std::nullopt;
    return Day{ymd};
}

char* write_day(char* at, Day day)
{
    std::chrono::year_month_day const ymd{day};
    auto const year = static_cast<int>(ymd.year());
    if (year < 0 || year > 9999)
        return nullptr;
    write_digits(at, static_cast<unsigned>(year), 4);
    at[4] = '-';
    write_digits(at + 5, static_cast<unsigned>(ymd.month()), 2);
    at[7] = '-';
    write_digits(at + 8, static_cast<unsigned>(ymd.day()), 2);
    return at + 10;
}

std::string to_text(Day day)
{
    std::array<char, 16> text{};
    if (char* const end = write_day(text.data(), day))
        return {text.data(), end};
    std::chrono::year_month_day const ymd{day};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return text.data();
}

std::optional<Instant> parse_instant(std::string_view text)
{
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    auto const day = parse_day(text.substr(0, 10));
    auto const hours = digits(text, 11, 2);
    auto const minutes = digits(text, 14, 2);
    auto const seconds = digits(text, 17, 2);
    if (!day || !hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 59)
        return std::nullopt;
    std::size_t at = 19;
    auto const micros = fraction(text, at);
    auto const east = offset(text.substr(at));
    if (!micros || !east)
        return std::nullopt;
    return Instant{*day} + std::chrono::hours{*hours} + std::chrono::minutes{*minutes} + std::chrono::seconds{*seconds}
    + *micros - *east;
}

std::string to_text(Instant instant)
{
    Day const day = std::chrono::floor<std::chrono::days>(instant);
    std::chrono::hh_mm_ss<std::chrono::microseconds> const time{instant - day};
    std::string text = to_text(day);
    std::array<char, 18> rest{'T', 0, 0, ':', 0, 0, ':', 0, 0, '.', 0, 0, 0, 0, 0, 0, 'Z', 0};
    write_digits(&rest[1], static_cast<unsigned>(time.hours().count()), 2);
    write_digits(&rest[4], static_cast<unsigned>(time.minutes().count()), 2);
    write_digits(&rest[7], static_cast<unsigned>(time.seconds().count()), 2);
    write_digits(&rest[10], static_cast<unsigned>(time.subseconds().count()), 6);
    return text.append(rest.data(), 17);
}

std::string in_french(Day day)
{
    static constexpr std::array months{"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                       "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
    std::chrono::year_month_day const ymd{day};
    auto const number = static_cast<unsigned>(ymd.day());
    std::string text;
    text.reserve(24);
    text += number == 1 ? std::string{"1er"} : std::to_string(number);
    text += ' ';
    text += months[static_cast<unsigned>(ymd.month()) - 1];
    text += ' ';
    return text += std::to_string(static_cast<int>(ymd.year()));
}

Day local_day(Instant instant, std::string_view zone)
{
    auto const local = zone_named(zone)->to_local(instant);
    return Day{std::chrono::floor<std::chrono::days>(local.time_since_epoch())};
}

Instant start_of(Day day, std::string_view zone)
{
    date::local_time<std::chrono::microseconds> const local{day.time_since_epoch()};
    return zone_named(zone)->to_sys(local, date::choose::earliest);
}

bool zone_exists(std::string_view zone)
{
    try {
        zone_named(zone);
        return true;
    } catch (std::runtime_error const&) {
        return false;
    }
}

} // namespace engine
