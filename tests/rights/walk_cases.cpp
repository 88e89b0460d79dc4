#include "tests/rights/walk.hpp"

#include "api/paths.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace rights {
namespace {

using api::Method;
namespace json = boost::json;

// One request that a route stands for: on which piece of which track, if on any.
struct Asked {
    std::string pattern; // "GET /api/v1/…"
    Method method{};
    std::string target; // "ID" stands for the case
    engine::Track const* track = nullptr;
    std::uint16_t number = 0;
    std::optional<engine::CommandId> command{};
};

constexpr std::uint16_t no_such_piece = 99;

void replace(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

Method method_of(std::string const& pattern)
{
    switch (pattern.front()) {
    case 'G': return Method::get;
    case 'D': return Method::delete_;
    default: return pattern.starts_with("PUT") ? Method::put : Method::post;
    }
}

std::string segment(engine::Workflow const& workflow, engine::TrackId track)
{
    return engine::kebab(workflow.name_of(track));
}

// Every request of a route on one case.
std::vector<Asked> requests_of(std::string const& pattern, engine::Case const& subject)
{
    engine::Workflow const& workflow = *subject.workflow;
    bool const is_campaign = workflow.name() == "campaign";
    Asked asked{pattern, method_of(pattern), pattern.substr(pattern.find(' ') + 1)};
    if (asked.target.find("{id}") == std::string::npos
        || (asked.target.find("{campaigns}") != std::string::npos && !is_campaign))
        return {};
    replace(asked.target, "{collection}", workflow.collection());
    replace(asked.target, "{campaigns}", workflow.collection());
    replace(asked.target, "{id}", "ID");
    std::vector<Asked> all;
    auto const add = [&](engine::Track const& track, std::uint16_t number,
                         std::optional<engine::CommandId> command = {}) {
        Asked one = asked;
        one.track = &track;
        one.number = number;
        one.command = command;
        replace(one.target, "{track}", segment(workflow, track.id));
        replace(one.target, "{list}", segment(workflow, track.id));
        replace(one.target, "{number}", std::to_string(number));
        if (command)
            replace(one.target, "{command}", engine::kebab(workflow.name_of(*command)));
        all.push_back(std::move(one));
    };
    auto const add_numbers = [&](engine::Track const& track, std::optional<engine::CommandId> command = {}) {
        for (engine::Piece const* const piece : subject.all(track.id))
            add(track, piece->number, command);
        add(track, no_such_piece, command);
    };
    bool const numbered = pattern.find("{number}") != std::string::npos;
    if (pattern.find("{command}") != std::string::npos) {
        for (api::CommandPlace const& place : api::command_places(workflow)) {
            if (place.numbered == numbered)
                numbered ? add_numbers(*place.track, place.command) : add(*place.track, 0, place.command);
        }
    } else if (numbered) {
        for (engine::Track const& track : workflow.tracks())
            if (track.repeatable)
                add_numbers(track);
    } else if (pattern.find("{track}") != std::string::npos) {
        for (engine::Track const& track : workflow.tracks())
            add(track, 0);
    } else {
        all.push_back(asked);
    }
    return all;
}

// What is not there looks alike, whatever it is called: the address that was asked for apart.
std::string without_names(api::Response const& response, std::string const& id, std::uint16_t number)
{
    std::string text = std::to_string(response.status) + " " + response.content_type + " " + response.body;
    for (auto const& [name, value] : response.headers)
        text += "\n" + name + ": " + value;
    replace(text, id, "ID");
    replace(text, "/" + std::to_string(number), "/N");
    return text;
}

class Walk {
public:
    Walk(Cast& cast, Door& door, ExpectedRights const& expected) : cast_{cast}, door_{door}, expected_{expected} {}

    Walked result;

    void go(std::string const& only)
    {
        for (std::string const& pattern : api::routes_offered()) {
            if (!only.empty() && pattern != only)
                continue;
            auto const object = expected_.routes().find(pattern);
            if (object == expected_.routes().end()) {
                result.wrong.push_back("no line for the route " + pattern);
                continue;
            }
            if (object->second == "identité" || object->second == "administration") // an id there is no case's
                continue;
            for (auto const& [name, id] : cast_.cases())
                for (Asked const& asked : requests_of(pattern, *cast_.academy().now(id)))
                    by_everybody(name, id, asked, object->second);
        }
    }

private:
    void by_everybody(std::string const& name, CaseId const& id, Asked const& asked, std::string const& object);
    void by(Person const& person, std::string const& name, CaseId const& id, Asked const& asked,
            std::string const& object);
    void by_other_ways(Person const& person, std::string const& name, CaseId const& id, Asked const& asked);
    void by_a_list(Person const& person, std::string const& name, CaseId const& id, Asked const& asked,
                   api::Response const& alone);
    Right right_of(Person const& person, std::string const& name, Asked const& asked, std::string const& object);
    void expect(bool as_told, Person const& person, Asked const& asked, std::string const& name,
                api::Response const& response);
    api::Response ask(std::string const& who, Asked const& asked, std::string const& id, std::string const& query = {},
                      std::string const& if_none_match = {});

    Cast& cast_;
    Door& door_;
    ExpectedRights const& expected_;
    std::string of_nothing_;                // what is answered for a case that is not there
    std::vector<std::string> then_nothing_; // the same, of each of the instants
};

// When camille's tutor was another and her visit not annexed; when the jury sat; when noel's decision was not notified.
constexpr std::array instants{"?as_of=2022-09-20T00%3A00%3A00Z", "?as_of=2022-12-01T00%3A00%3A00Z",
                              "?as_of=2023-06-20T00%3A00%3A00Z", "?as_of=2023-09-02T00%3A00%3A00Z"};

api::Response Walk::ask(std::string const& who, Asked const& asked, std::string const& id, std::string const& query,
                        std::string const& if_none_match)
{
    std::string target = asked.target + query;
    replace(target, "ID", id);
    bool const writes = asked.method == Method::post || asked.method == Method::put;
    return door_.ask(who, asked.method, target, writes ? "{}" : "", if_none_match);
}

void Walk::by_everybody(std::string const& name, CaseId const& id, Asked const& asked, std::string const& object)
{
    std::string const invented = "00000000-0000-4000-8000-000000000000";
    of_nothing_ = without_names(ask("stranger", asked, invented), invented, asked.number);
    then_nothing_.clear();
    for (char const* const then : instants)
        if (asked.method == Method::get)
            then_nothing_.push_back(without_names(ask("stranger", asked, invented, then), invented, asked.number));
    // Without an identity there is one answer, whether the case is there or not.
    Person const nobody{};
    api::Response const refused = ask("", asked, id.value);
    expect(refused.status == 401
               && without_names(refused, id.value, asked.number)
                   == without_names(ask("", asked, invented), invented, asked.number),
           nobody, asked, name, refused);
    for (Person const& person : expected_.people())
        by(person, name, id, asked, object);
}

// What is not for him is not there in the past either, nor for who claims to know it already.
void Walk::by_other_ways(Person const& person, std::string const& name, CaseId const& id, Asked const& asked)
{
    std::size_t const turn = result.cells % instants.size(); // each cell another one: all of them would cost minutes
    api::Response const then = ask(person.id, asked, id.value, instants.at(turn));
    expect(without_names(then, id.value, asked.number) == then_nothing_.at(turn), person, asked, name, then);
    api::Response const known = ask(person.id, asked, id.value, {}, "*");
    expect(without_names(known, id.value, asked.number) == of_nothing_, person, asked, name, known);
}

// The act as the only one of a list, on the same case: it gets what it got alone.
void Walk::by_a_list(Person const& person, std::string const& name, CaseId const& id, Asked const& asked,
                     api::Response const& alone)
{
    engine::Workflow const& workflow = *cast_.academy().now(id)->workflow;
    if (!workflow.may_be_in_bulk(asked.track->id, *asked.command))
        return;
    json::object item{{"id", id.value}};
    if (asked.number > 0)
        item["number"] = asked.number;
    json::object const list{{"collection", workflow.collection()},
                            {"track", workflow.name_of(asked.track->id)},
                            {"acts", {{{"command", workflow.name_of(*asked.command)}}}},
                            {"items", {item}}};
    api::Response const response = door_.ask(person.id, Method::post, "/api/v1/bulk-acts", json::serialize(list));
    auto const told = [](std::string const& body) { // of one that was refused, without what is every request's own
        json::object problem = json::parse(body).as_object();
        if (auto const* const items = problem.if_contains("items"))
            problem = json::object{items->as_array()[0].as_object().at("problem").as_object()};
        problem.erase("request_id");
        problem.erase("instance");
        if (auto const* const errors = problem.if_contains("errors"); errors && errors->is_array())
            problem.erase("errors"); // they stand elsewhere in a list
        return problem;
    };
    ++result.by_lists;
    expect(alone.status >= 400 && told(response.body) == told(alone.body), person, asked, name, response);
}

Right Walk::right_of(Person const& person, std::string const& name, Asked const& asked, std::string const& object)
{
    auto const subject = cast_.academy().now(cast_.at(name));
    std::string row = object;
    engine::Piece const* piece = nullptr;
    if (asked.track) {
        row = subject->workflow->name_of(asked.track->id);
        piece = subject->find(asked.track->id, asked.number);
    }
    // "campagne-formation" is a campaign like "campagne"; a trainee's file bears the trainee's name.
    if (std::string const kind = name.substr(0, name.find('-')) + "/"; expected_.knows(kind + "page"))
        row.insert(0, kind);
    if (object == "fermé" || (asked.number == no_such_piece))
        return Right::none;
    return expected_.of(row, person.roles.at(name), cast_.holding(name, piece));
}

void Walk::by(Person const& person, std::string const& name, CaseId const& id, Asked const& asked,
              std::string const& object)
{
    api::Response const response = ask(person.id, asked, id.value);
    auto const is = [&](std::initializer_list<unsigned> statuses) {
        return std::find(statuses.begin(), statuses.end(), response.status) != statuses.end();
    };
    bool const hidden = without_names(response, id.value, asked.number) == of_nothing_;
    Right const right = person.roles.at(name).empty() ? Right::none : right_of(person, name, asked, object);
    bool const begins = asked.track && asked.track->repeatable && asked.number == 0;
    if (asked.method == Method::get && right == Right::none && (!begins || person.roles.at(name).empty()))
        by_other_ways(person, name, id, asked);
    if (object == "acte")
        by_a_list(person, name, id, asked, response);
    if (person.roles.at(name).empty())
        return expect(hidden, person, asked, name, response);
    if (object == "acte") {
        switch (right) {
        case Right::none: return expect(begins ? is({403}) : is({404}), person, asked, name, response);
        case Right::deposits: return expect(begins ? is({400, 403, 422}) : is({404}), person, asked, name, response);
        case Right::reads: return expect(is({403}), person, asked, name, response);
        case Right::writes: return expect(is({400, 403, 409, 422, 428}), person, asked, name, response);
        }
    }
    if (object == "brouillon")
        return expect(right > Right::none || begins ? is({200, 201, 204, 403, 404, 412, 428}) : is({404}), person,
                      asked, name, response);
    if (object == "what-if" || object == "roster-imports")
        return expect(right == Right::writes ? !is({401, 403, 404, 500}) : is({403, 415}), person, asked, name,
                      response);
    if (begins && asked.method == Method::get) { // a list without what is not for him
        std::size_t visible = 0;
        for (engine::Piece const* const piece : cast_.academy().now(id)->all(asked.track->id)) {
            Asked one = asked;
            one.number = piece->number;
            visible += right_of(person, name, one, object) > Right::deposits ? 1U : 0U;
        }
        return expect(is({200}) && json::parse(response.body).at("items").as_array().size() == visible, person, asked,
                      name, response);
    }
    expect(right > Right::deposits ? is({200}) : is({404}), person, asked, name, response);
}

void Walk::expect(bool as_told, Person const& person, Asked const& asked, std::string const& name,
                  api::Response const& response)
{
    ++result.cells;
    if (!as_told)
        result.wrong.push_back(person.id + " " + asked.pattern + " " + asked.target + " of " + name + ": "
                               + std::to_string(response.status));
}

} // namespace

Walked walk_cases(Cast& cast, Door& door, ExpectedRights const& expected, std::string const& only)
{
    Walk walk{cast, door, expected};
    walk.go(only);
    return walk.result;
}

std::vector<std::string> readings_of(engine::Case const& subject)
{
    std::vector<std::string> all;
    for (std::string const& pattern : api::routes_offered())
        if (method_of(pattern) == Method::get)
            for (Asked const& asked : requests_of(pattern, subject)) {
                all.push_back(asked.target);
                replace(all.back(), "ID", subject.id.value);
            }
    return all;
}

std::string told(Walked const& walked)
{
    std::string text = std::to_string(walked.wrong.size()) + " of " + std::to_string(walked.cells) + " are wrong\n";
    for (std::size_t i = 0; i < std::min<std::size_t>(walked.wrong.size(), 200); ++i)
        text += walked.wrong[i] + "\n";
    return text;
}

} // namespace rights
