#pragma once
// Bodies drawn at random from the schema of a form: what a person could send, sense or nonsense.

#include "engine/day.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <chrono>
#include <random>
#include <string>
#include <string_view>

namespace random_bodies {

class Dice {
public:
    explicit Dice(unsigned seed) : engine_{seed} {}

    std::size_t below(std::size_t limit) { return engine_() % limit; }
    template <class Range>
    auto const& among(Range const& range)
    {
        return range[below(std::size(range))];
    }
    // Of a school year and the months around it; now and then years later, when other texts are in force.
    engine::Day day()
    {
        using namespace std::chrono;
        auto const later = below(6) == 0 ? years{3} : years{0};
        return sys_days{(year{2022} + later) / August / 25} + days{static_cast<int>(below(500))};
    }

private:
    std::mt19937 engine_;
};

// Ids that mean something to the stand-ins of a story, and one that does not.
inline constexpr std::array<std::string_view, 8> ids{"camille", "hoarau",     "payet",  "president",
                                                     "member",  "campaign-1", "jury-1", "nobody"};

inline boost::json::value draw(boost::json::object const& schema, Dice& dice);

inline boost::json::value draw_text(boost::json::object const& schema, Dice& dice)
{
    if (schema.contains("format"))
        return schema.at("format") == "date" ? boost::json::value(engine::to_text(dice.day())) : "2022-09-05T08:00:00Z";
    if (schema.contains("pattern"))
        return boost::json::value(dice.among(ids));
    std::string text = "Texte";
    if (auto const* const longest = schema.if_contains("maxLength"))
        text.resize(std::min<std::size_t>(text.size(), longest->to_number<std::size_t>()));
    return boost::json::value(text);
}

// Optional members are there every other time.
inline boost::json::object draw_object(boost::json::object const& schema, Dice& dice)
{
    boost::json::object body;
    auto const* const required = schema.if_contains("required");
    for (auto const& [name, member] : schema.at("properties").as_object()) {
        bool is_required = false;
        if (required)
            for (auto const& one : required->as_array())
                is_required |= one.as_string() == name;
        if (is_required || dice.below(2) == 0)
            body[name] = draw(member.as_object(), dice);
    }
    return body;
}

inline boost::json::value draw(boost::json::object const& schema, Dice& dice)
{
    if (auto const* const choices = schema.if_contains("enum"))
        return dice.among(choices->as_array());
    auto const& named = schema.at("type");
    std::string_view const type = named.is_array() ? named.as_array()[0].as_string() : named.as_string();
    if (type == "object")
        return draw_object(schema, dice);
    if (type == "boolean")
        return dice.below(2) == 0;
    if (type == "integer")
        return schema.at("minimum").to_number<std::int64_t>() + static_cast<std::int64_t>(dice.below(3));
    if (type == "string")
        return draw_text(schema, dice);
    boost::json::array items;
    for (auto more = schema.at("minItems").to_number<std::size_t>() + dice.below(3); more > 0; --more)
        items.push_back(draw(schema.at("items").as_object(), dice));
    return items;
}

} // namespace random_bodies
