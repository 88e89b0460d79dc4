#pragma once
// What is lived beside the years, in the other workflows: a story is plain data, told in a file of side_stories/, and
// lived by side_play.hpp. Pure.

#include "examples/roster.hpp"

#include "engine/body.hpp"
#include "engine/day.hpp"
#include "engine/ids.hpp"

#include <boost/json/object.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace examples::player {

using engine::Day;

// Who and what an act may name, once the product has given them ids. Both throw std::runtime_error on an unknown name.
struct SideScene {
    std::function<engine::PersonId(std::string const& email)> person;
    std::function<engine::CaseId(std::string const& name)> named; // a case, by the name that this story gives it
};
using SideBody = std::function<boost::json::object(SideScene const&)>;

// A case that this story opens, found again in the product's list by its title.
struct SideCase {
    std::string name;       // in this story: "campagne"
    std::string collection; // "campaigns", "distance-accompaniments"
    std::string title;      // as the product lists it
    std::string seen_by;    // e-mail of somebody who has it in his lists
};

struct SideAct {
    Day day{};
    std::string by;           // e-mail
    std::string on;           // name of a case
    std::string track{};      // "activity"; empty: the act opens the case
    std::string command{};    // "record-activity"
    std::uint16_t number = 0; // of a piece that is there; 0: the only one of its track, or a new one
    bool begins_new = false;  // a new piece of a repeatable track
    SideBody body{};          // nothing: {}
    std::string refused_by{}; // the condition that is to refuse it; empty: it succeeds
};

// Something worth asking for on what was lived.
struct SideRequest {
    std::string what; // French
    std::string by;   // e-mail
    std::string on;   // name of a case; empty: `path` is the whole of it
    std::string path; // after the case's own: "/reference"
};

struct SideStory {
    std::string title; // French
    std::vector<Somebody> people;
    std::vector<SideCase> cases;
    std::vector<SideAct> acts; // in the order of their days
    SideRequest request;
};

inline Day on_day(std::string_view text)
{
    return engine::parse_day(text).value();
}

// A form as its workflow declares it.
template <class Body>
SideBody form(Body const& body)
{
    return [body](SideScene const&) { return engine::write_body(body); };
}

// The same where people or cases are named: `fill` makes it from the scene.
template <class Fill>
SideBody form_of(Fill fill)
{
    return [fill](SideScene const& scene) { return engine::write_body(fill(scene)); };
}

// Of every workflow that has one, in the order of side_stories.cpp. The administrator is who opens campaigns.
std::vector<SideStory> side_stories(std::string const& administrator);

} // namespace examples::player
