#pragma once
// What people write in their forms: short French sentences, drawn so that no two files read alike. None tells anything of
// health, private life or opinions.

#include "examples/dice.hpp"

#include <span>
#include <string>
#include <string_view>

namespace examples::player {

enum class Topic : std::uint8_t {
    lesson, // what was seen in a class
    advice,
    work_axis,
    progress,
    still_to_improve,
    observation_points, // what a trainee goes to see
    exchange,
    alert_facts,
    support,
    support_findings,
    opinion_in_favour,
    opinion_against,
    hearing,
    grounds, // of a jury that does not propose
};

// One to `sentences` different sentences on the topic.
std::string write_about(Topic topic, int sentences, Dice& dice);

std::string class_name(bool is_library, Dice& dice);

} // namespace examples::player
