// An act that somebody may not know of changes nothing that he is told: no page, list, count, search, version, date, tag,
// task or refusal. Everything is read before and after, by everybody, and compared byte for byte.

#include "tests/rights/walk.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace rights;
using namespace story;
using namespace story::people;

namespace {

using Told = std::map<std::string, std::string>; // by address

// Takes out the value of a member that is a text; false when there is none.
bool take_out(std::string& text, std::string const& member)
{
    std::string const begin = '"' + member + "\":\"";
    auto const at = text.find(begin);
    if (at == std::string::npos)
        return false;
    auto const from = at + begin.size();
    text.erase(from, text.find('"', from) - from);
    return true;
}

// But for what chance and the clock put in: a cursor is sealed anew each time, and an act takes a second.
std::string text_of(api::Response const& response)
{
    std::string text = std::to_string(response.status) + " ";
    text += response.text();
    bool const differs = take_out(text, "made_at") || take_out(text, "next");
    for (auto const& [name, value] : response.headers)
        if (!differs || (name != "ETag" && name != "Link"))
            text += "\n" + name + ": " + value;
    return text;
}

// Where two texts part, and what stands around it.
std::string difference(std::string const& was, std::string const& is)
{
    auto const at = static_cast<std::size_t>(std::ranges::mismatch(was, is).in1 - was.begin());
    auto const from = at < 120 ? 0 : at - 120;
    return "\n  was: …" + was.substr(from, 240) + "\n  is:  …" + is.substr(from, 240);
}

class Watch {
public:
    Watch(Cast& cast, std::string const& name) : cast_{cast}, name_{name} {}

    // What is changed for whoever may not read that piece, a line each.
    template <class Act>
    std::vector<std::string> what_changes(std::string_view track, std::uint16_t number, Act act)
    {
        auto const addresses = all_addresses();
        Door before{cast_.academy().service()}, after{cast_.academy().service()};
        std::map<std::string, Told> was;
        auto const readings = readings_of(*cast_.academy().now(cast_.at(name_)));
        for (Person const* const person : watchers()) // the first look leaves its traces
            told(before, *person, readings);
        for (Person const* const person : watchers())
            was[person->id] = told(before, *person, addresses);
        act();
        std::vector<Person const*> blind_to_it;
        std::ranges::copy_if(watchers(), std::back_inserter(blind_to_it),
                             [&](Person const* person) { return !may_read(*person, track, number); });
        blind += blind_to_it.size();
        std::vector<std::string> changed;
        for (std::string const& address : addresses) // one address after the other: who looks leaves traces at the last
            for (Person const* const person : blind_to_it) {
                auto const is = text_of(after.ask(person->id, api::Method::get, address));
                if (is != was.at(person->id).at(address))
                    changed.push_back(person->id + " " + without_id(address)
                                      + difference(was.at(person->id).at(address), is));
            }
        return changed;
    }

    std::size_t blind = 0; // people who were not to know, over all acts

private:
    // Where looks are told comes first: the looks of others tell there.
    std::vector<std::string> all_addresses()
    {
        auto all = readings_of(*cast_.academy().now(cast_.at(name_)));
        auto const lists = questions(cast_);
        all.insert(all.end(), lists.begin(), lists.end());
        all.push_back("/api/v1/trainee-years?changed_since=" + instant_from_now());
        std::ranges::stable_partition(all, [](std::string const& one) { return one.ends_with("/accesses"); });
        return all;
    }

    // One of each set of roles: what another would be told is the same.
    std::vector<Person const*> watchers() const
    {
        std::vector<Person const*> chosen;
        std::set<std::vector<std::string>> seen;
        for (Person const& person : expected().people())
            if (seen.insert(person.roles.at(name_)).second)
                chosen.push_back(&person);
        return chosen;
    }

    Told told(Door& door, Person const& person, std::vector<std::string> const& addresses) const
    {
        Told all;
        for (std::string const& address : addresses)
            all[address] = text_of(door.ask(person.id, api::Method::get, address));
        return all;
    }

    bool may_read(Person const& person, std::string_view track, std::uint16_t number)
    {
        auto const subject = cast_.academy().now(cast_.at(name_));
        auto const* const piece = subject->find(subject->workflow->find_track(track)->id, number);
        std::vector<std::string> holding;
        if (subject->find(engine::TrackId{Track::file})->state != engine::StateId{State::assembling})
            holding.emplace_back("scellé");
        if (piece && piece->state == engine::StateId{State::annexed})
            holding.emplace_back("annexée");
        return expected().of(std::string{track}, person.roles.at(name_), holding) > Right::deposits;
    }

    std::string instant_from_now() const
    {
        std::string text = engine::to_text(cast_.academy().clock.now());
        return text.replace(text.find(':'), 1, "%3A").replace(text.find(':'), 1, "%3A");
    }

    std::string without_id(std::string address) const
    {
        if (auto const at = address.find(cast_.at(name_).value); at != std::string::npos)
            address.replace(at, cast_.at(name_).value.size(), "ID");
        return address;
    }

    Cast& cast_;
    std::string name_;
};

std::string first_of(std::vector<std::string> const& lines)
{
    std::string text = std::to_string(lines.size()) + " changed\n";
    for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 12); ++i)
        text += lines[i] + "\n";
    return text;
}

} // namespace

TEST_CASE("an act changes nothing that is told to whoever may not read its piece", "[rights]")
{
    Cast cast;
    academy::Academy& academy = cast.academy();
    CaseId const& zoe = cast.at("zoe");
    PersonId const trainee{"zoe"};
    Watch watch{cast, "zoe"};
    auto const unseen = [&](PersonId const& who, std::string_view track, std::uint16_t number, std::string_view command,
                            auto const& body, std::uint16_t on_piece = 0) {
        auto const changed =
            watch.what_changes(track, number, [&] { academy.act(who, zoe, track, command, body, on_piece); });
        INFO(track << " " << command << ": " << first_of(changed));
        CHECK(changed.empty());
    };
    academy.on("2022-10-04");
    // The year comes to its visits with the first, which everybody on the case may know: so it is there before.
    academy.act(hoarau, zoe, "formative_visit", "record_visit", visit("2022-10-03"));
    unseen(hoarau, "formative_visit", 2, "record_visit", visit("2022-10-03"));
    unseen(trainee, "self_positioning", 0, "record_positioning",
           RecordPositioning{day("2022-10-03"), {{Position{"CC1", Degree{}, std::nullopt}}}});
    unseen(trainee, "observation_visit", 1, "record_observation",
           RecordObservation{day("2022-10-03"), "Une collègue", "6e B", "La mise au travail.", std::nullopt});
    unseen(officer, "leave", 1, "record_leave", RecordLeave{LeaveKind::annual, day("2022-10-10"), day("2022-10-11")});
    unseen(hoarau, "alert", 1, "raise",
           RaiseAlert{day("2022-10-03"), AlertTrigger{}, "Le cours ne commence pas à l'heure.", {}, {}});
    unseen(delegate, "suspension", 1, "suspend", Suspend{day("2022-10-05"), "Dans l'intérêt du service."});
    CHECK(watch.blind > 30);
}

TEST_CASE("until it is notified a decision changes nothing that is told to whoever waits for it", "[rights][embargo]")
{
    Cast cast;
    academy::Academy& academy = cast.academy();
    CaseId const& zoe = cast.at("zoe");
    academy.complete(zoe);
    academy.on("2023-05-26");
    academy.act(officer, zoe, "file", "seal");
    academy.on("2023-06-01");
    academy.act(officer, zoe, "file", "open_to_trainee");
    academy.on("2023-06-02");
    academy.act(secretary, zoe, "examination", "submit", Submit{cast.at("jury")});
    Watch watch{cast, "zoe"};
    auto const unseen = [&](PersonId const& who, std::string_view track, std::string_view command, auto const& body) {
        auto const changed = watch.what_changes(track, 0, [&] { academy.act(who, zoe, track, command, body); });
        INFO(track << " " << command << ": " << first_of(changed));
        CHECK(changed.empty());
    };
    academy.on("2023-06-12");
    unseen(president, "examination", "propose_as_apt", engine::NoBody{});
    academy.on("2023-06-29");
    unseen(secretary, "examination", "deliberate_apt", DeliberateApt{day("2023-06-29"), {president, member}});
    academy.on("2023-09-04");
    unseen(delegate, "decision", "pronounce_titularisation", PronounceTitularisation{day("2023-09-01")});
    CHECK(watch.blind > 15);
}
