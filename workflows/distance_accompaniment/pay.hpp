#pragma once
// How many vacations an accompaniment is worth, step by step, with what capped it (V6 to V9). Minutes and counts are whole
// numbers, and so is every result: no fraction is ever held. Called by the guards, the events and the page of a case.

#include "workflows/distance_accompaniment/rule_sets.hpp"

#include "engine/body.hpp"

#include <optional>
#include <string>

namespace workflows::distance_accompaniment {

// What becomes of time that is no whole vacation. The document does not say: an academy chooses.
enum class OddHours : std::uint8_t { down, nearest, up };
BOOST_DESCRIBE_ENUM(OddHours, down, nearest, up)

// What an academy chose, as the contract says it.
struct Choices {
    OddHours odd_hours = OddHours::down;
    std::optional<std::int64_t> vacation_cents{}; // set by the service within the national limits (V10)
    bool operator==(Choices const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Choices, (), (odd_hours, vacation_cents))

// What was done, as far as it is paid.
struct Intervention {
    std::int64_t minutes = 0; // at a distance
    std::int64_t synchronous_minutes = 0;
    std::int64_t participants = 0; // who really took part in what is paid
    std::int64_t group_size = 0;
    bool has_contract = true;
    bool has_report = true;
};

// What holds the number down; several when they agree.
enum class Limit : std::uint8_t { contract, report, time, participants, group };
BOOST_DESCRIBE_ENUM(Limit, contract, report, time, participants, group)

struct Step {
    std::string says;   // French sentence
    std::string source; // id of what it stands on
};
BOOST_DESCRIBE_STRUCT(Step, (), (says, source))

struct Computation {
    std::int64_t minutes = 0;
    std::int64_t synchronous_minutes = 0;
    std::int64_t participants = 0;
    std::int64_t by_time = 0;
    std::int64_t by_participants = 0;
    std::int64_t by_group = 0;
    std::int64_t vacations = 0;
    OddHours odd_hours{};
    engine::List<Limit, 5> limited_by{};
    std::optional<std::int64_t> amount_cents{};
    engine::List<Step, 10> steps{};
};
BOOST_DESCRIBE_STRUCT(Computation, (),
                      (minutes, synchronous_minutes, participants, by_time, by_participants, by_group, vacations,
                       odd_hours, limited_by, amount_cents, steps))

Computation compute(Intervention const& done, PayRules const& rules, Choices const& choices = {});

// "16 h 30", "45 min", "2 h".
std::string in_hours(std::int64_t minutes);

} // namespace workflows::distance_accompaniment
