#include "api/contract.hpp"

#include "api/drawn_part.hpp"
#include "api/free_text.hpp"
#include "api/paths.hpp"
#include "api/yaml.hpp"
#include "engine/campaign.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <array>
#include <stdexcept>
#include <utility>

namespace api {
namespace {

namespace json = boost::json;

constexpr std::string_view paths_begin = "  # ---- begin: drawn from the tables by `titularis contract --write` ----\n";
constexpr std::string_view paths_end = "  # ---- end: drawn from the tables ----\n";

// ---- Operations ----

json::object ref(std::string_view kind, std::string_view name)
{
    return {{"$ref", "#/components/" + std::string{kind} + "/" + std::string{name}}};
}

// clang-format off
constexpr std::array<std::pair<char const*, char const*>, 7> read_refusals{{
    {"304", "NotModified"}, {"400", "Malformed"}, {"401", "Unauthenticated"}, {"404", "Unknown"},
    {"406", "NotAcceptable"}, {"429", "TooMany"}, {"503", "Unavailable"},
}};
constexpr std::array<std::pair<char const*, char const*>, 6> act_refusals{{
    {"400", "Malformed"}, {"401", "Unauthenticated"}, {"403", "NotPermitted"}, {"404", "Unknown"},
    {"406", "NotAcceptable"}, {"409", "WrongState"},
}};
// clang-format on

json::object responses(bool on_a_piece)
{
    json::object all{{"201", ref("responses", "ActDone")}};
    for (auto const& [status, name] : act_refusals)
        all[status] = ref("responses", name);
    if (on_a_piece)
        all["412"] = ref("responses", "Stale");
    all["413"] = ref("responses", "TooLarge");
    all["415"] = ref("responses", "UnsupportedMediaType");
    all["422"] = ref("responses", "ConditionsUnmet");
    if (on_a_piece)
        all["428"] = ref("responses", "MissingVersion");
    all["429"] = ref("responses", "TooMany");
    all["503"] = ref("responses", "Unavailable");
    return all;
}

json::object body_of(engine::Workflow const& workflow, engine::CommandId command)
{
    auto const schema = with_warning(workflow.form(command).schema(), workflow.free_text_warning());
    return {{"required", true}, {"content", json::object{{"application/json", json::object{{"schema", schema}}}}}};
}

json::object operation(engine::Workflow const& workflow, std::string_view where, engine::CommandId command,
                       std::string const& summary, json::array parameters, bool on_a_piece)
{
    parameters.insert(parameters.begin(), ref("parameters", "IdempotencyKey"));
    if (on_a_piece)
        parameters.push_back(ref("parameters", "IfMatch"));
    parameters.push_back(ref("parameters", "Prefer"));
    std::string const id =
        std::string{workflow.name()} + "." + std::string{where} + std::string{workflow.name_of(command)};
    return {{"post",
             json::object{{"operationId", id},
                          {"tags", json::array{workflow.collection()}},
                          {"summary", summary},
                          {"parameters", std::move(parameters)},
                          {"requestBody", body_of(workflow, command)},
                          {"responses", responses(on_a_piece)}}}};
}

std::string path_in(engine::Workflow const& workflow, CommandPlace const& place)
{
    // The server's base path is in "servers".
    return "/" + std::string{workflow.collection()} + "/{id}/" + engine::kebab(workflow.name_of(place.track->id))
        + (place.numbered ? "/{number}/" : "/") + engine::kebab(workflow.name_of(place.command));
}

// What every collection has is written once, by hand, under components/x-path-items. Each operation there bears the end
// of its name; here, at each path, it gets the whole of it: no two operations have the same.
class PathItems {
public:
    explicit PathItems(std::string_view contract)
        : items_(read_yaml(contract).at("components").at("x-path-items").as_object())
    {
    }

    json::object at(std::string const& item, engine::Workflow const& workflow, std::string const& where) const
    {
        json::object drawn = items_.at(item).as_object();
        for (auto& member : drawn) {
            if (member.key() == "parameters")
                continue;
            json::object operation{{"operationId", std::string{workflow.name()} + "." + where + name_in(item, member)},
                                   {"tags", json::array{workflow.collection()}}};
            for (auto const& part : member.value().as_object())
                if (part.key() != "operationId")
                    operation[part.key()] = part.value();
            member.value() = std::move(operation);
        }
        return drawn;
    }

private:
    static std::string name_in(std::string const& item, json::key_value_pair const& member)
    {
        auto const* const name = member.value().as_object().if_contains("operationId");
        if (name == nullptr)
            throw std::runtime_error{"x-path-items, " + item + ", " + std::string{member.key()} + ": no operationId"};
        return std::string{name->as_string()};
    }

    json::object items_;
};

void add_cases(json::object& paths, PathItems const& items, engine::Workflow const& workflow)
{
    std::string const collection = "/" + std::string{workflow.collection()};
    std::string const title{workflow.title()};
    json::object cases{{"get",
                        json::object{{"operationId", std::string{workflow.name()} + ".list"},
                                     {"tags", json::array{workflow.collection()}},
                                     {"summary", title + " : liste"},
                                     {"parameters", json::array{}},
                                     {"responses", json::object{{"200", ref("responses", "CasePage")}}}}}};
    json::object& get = cases.at("get").as_object();
    for (char const* const name :
         {"Limit", "Cursor", "WithTotal", "Search", "Stage", "LinkedTo", "ChangedSince", "Tags", "IfNoneMatch"})
        get["parameters"].as_array().push_back(ref("parameters", name));
    for (auto const& [status, name] : read_refusals)
        get["responses"].as_object()[status] = ref("responses", name);
    auto const opening = operation(workflow, "", workflow.opening(),
                                   title + " : " + std::string{workflow.label_of(workflow.opening())}, {}, false);
    cases["post"] = opening.at("post");
    paths[collection] = std::move(cases);
    paths[collection + "/{id}"] = items.at("Case", workflow, "");
    paths[collection + "/{id}/actions"] = items.at("Actions", workflow, "");
    paths[collection + "/{id}/journal"] = items.at("CaseJournal", workflow, "");
    paths[collection + "/{id}/defects"] =
        items.at(workflow.answers_for_linked_cases() ? "GatheredDefects" : "Defects", workflow, "");
    if (workflow.consultation_readers().any())
        paths[collection + "/{id}/accesses"] = items.at("Accesses", workflow, "");
    if (workflow.ledger_readers().any())
        paths[collection + "/{id}/ledger"] = items.at("Ledger", workflow, "");
    if (workflow.divergence_readers().any())
        paths[collection + "/{id}/divergences"] = items.at("Divergences", workflow, "");
    paths[collection + "/{id}/cases"] = items.at("LinkedCases", workflow, "");
    paths[collection + "/{id}/reference"] = items.at("Reference", workflow, "");
    auto const facts = workflow.blank_facts();
    if (dynamic_cast<engine::Campaign const*>(facts.get())) {
        paths[collection + "/{id}/roster-imports"] = items.at("RosterImports", workflow, "");
        paths[collection + "/{id}/what-if"] = items.at("WhatIf", workflow, "");
    }
}

void add_pieces(json::object& paths, PathItems const& items, engine::Workflow const& workflow,
                engine::Track const& track)
{
    std::string const name{workflow.name_of(track.id)};
    std::string const path = "/" + std::string{workflow.collection()} + "/{id}/" + engine::kebab(name);
    paths[path] = items.at(track.repeatable ? "Pieces" : "Piece", workflow, name + ".");
    paths[path + "/draft"] = items.at("Draft", workflow, name + ".");
    if (!track.repeatable)
        return;
    paths[path + "/{number}"] = items.at("NumberedPiece", workflow, name + ".");
    paths[path + "/{number}/draft"] = items.at("NumberedDraft", workflow, name + ".numbered_");
}

void add_command(json::object& paths, engine::Workflow const& workflow, CommandPlace const& place)
{
    json::array parameters{ref("parameters", "CaseId")};
    if (place.numbered)
        parameters.push_back(ref("parameters", "Number"));
    std::string const summary =
        std::string{workflow.label_of(place.track->id)} + " : " + std::string{workflow.label_of(place.command)};
    std::string const where = std::string{workflow.name_of(place.track->id)} + ".";
    json::object acting = operation(workflow, where, place.command, summary, std::move(parameters),
                                    place.numbered || !place.track->repeatable);
    if (workflow.may_be_in_bulk(place.track->id, place.command))
        acting["post"].as_object()["x-in-bulk"] = "May be asked for on a list of cases: POST /bulk-acts";
    paths[path_in(workflow, place)] = std::move(acting);
}

json::object paths_of(PathItems const& items, engine::Workflow const& workflow)
{
    json::object paths;
    add_cases(paths, items, workflow);
    for (engine::Track const& track : workflow.tracks())
        add_pieces(paths, items, workflow, track);
    for (CommandPlace const& place : command_places(workflow))
        add_command(paths, workflow, place);
    return paths;
}

} // namespace

std::string command_paths_yaml(std::string_view contract, engine::Workflows const& workflows)
{
    PathItems const items{contract};
    std::string out;
    for (engine::Workflow const* const workflow : workflows.all())
        write_yaml(out, paths_of(items, *workflow), 2);
    return out;
}

std::string with_command_paths(std::string_view contract, engine::Workflows const& workflows)
{
    return with_drawn_part(contract, paths_begin, paths_end, command_paths_yaml(contract, workflows));
}

} // namespace api
