#pragma once
// Days and instants. A deadline is a local day in an academy's zone; what was recorded is an instant in UTC.
// The two are different types, so that none is taken for the other.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace engine {

using Day = std::chrono::sys_days;                                // a day of the civil calendar, without a zone
using Instant = std::chrono::sys_time<std::chrono::microseconds>; // UTC

// "2022-11-30", or nothing when the text is no day that exists.
std::optional<Day> parse_day(std::string_view text);
std::string to_text(Day day);
// The ten characters at `at`, and returns their end; null for a year that is not written with four digits.
char* write_day(char* at, Day day);

// "2022-11-30T08:15:00.000000Z" (fraction optional, zone Z or ±hh:mm on the way in; always microseconds and Z on the way out).
std::optional<Instant> parse_instant(std::string_view text);
std::string to_text(Instant instant);

// "30 novembre 2022", "1er juin 2023".
std::string in_french(Day day);

// The day it is at `instant` in an IANA zone such as "Indian/Reunion". Throws std::runtime_error on an unknown zone:
// zones are checked when a campaign is opened.
Day local_day(Instant instant, std::string_view zone);
// The first instant of a local day.
Instant start_of(Day day, std::string_view zone);
bool zone_exists(std::string_view zone);

} // namespace engine
