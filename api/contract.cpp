#include "api/contract.hpp"

#include "api/drawn_part.hpp"
#include "api/paths.hpp"
#include "engine/campaign.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace api {
namespace {

namespace json = boost::json;

constexpr std::string_view begin_mark = "  # ---- begin: drawn from the tables by `titularis contract --write` ----\n";
constexpr std::string_view end_mark = "  # ---- end: drawn from the tables ----\n";

// ---- JSON as YAML ----

bool is_flat(json::value const& value)
{
    auto const is_scalar = [](json::value const& item) { return !item.is_structured(); };
    if (value.is_array())
        return std::ranges::all_of(value.get_array(), is_scalar);
    return !value.is_object() || value.get_object().empty() || value.get_object().contains("$ref");
}

// Texts are always quoted: JSON's quotes are YAML's too. Names of members are plain where YAML reads them so.
std::string key_of(std::string_view name)
{
    bool const plain = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '/' || c == '-';
    });
    return plain && name != "null" && name != "true" && name != "false" ? std::string{name} : json::serialize(name);
}

void write(std::string& out, json::value const& value, std::size_t indent);

void write_member(std::string& out, std::string const& lead, json::value const& value, std::size_t indent)
{
    out += lead;
    if (is_flat(value)) {
        out += " " + json::serialize(value) + "\n";
        return;
    }
    out += "\n";
    write(out, value, indent + 2);
}

void write(std::string& out, json::value const& value, std::size_t indent)
{
    std::string const margin(indent, ' ');
    if (value.is_object()) {
        for (auto const& member : value.get_object())
            write_member(out, margin + key_of(member.key()) + ":", member.value(), indent);
        return;
    }
    for (json::value const& item : value.get_array())
        write_member(out, margin + "-", item, indent);
}

// ---- Operations ----

json::object ref(std::string_view kind, std::string_view name)
{
    return {{"$ref", "#/components/" + std::string{kind} + "/" + std::string{name}}};
}

// clang-format off
constexpr std::array<std::pair<char const*, char const*>, 6> read_refusals{{
    {"304", "NotModified"}, {"400", "Malformed"}, {"401", "Unauthenticated"}, {"404", "Unknown"},
    {"406", "NotAcceptable"}, {"503", "Unavailable"},
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
    all["503"] = ref("responses", "Unavailable");
    return all;
}

json::object body_of(engine::Workflow const& workflow, engine::CommandId command)
{
    return {{"required", true},
            {"content", json::object{{"application/json", json::object{{"schema", workflow.form(command).schema()}}}}}};
}

json::object operation(engine::Workflow const& workflow, std::string_view where, engine::CommandId command,
                       std::string const& summary, json::array parameters, bool on_a_piece)
{
    parameters.insert(parameters.begin(), ref("parameters", "IdempotencyKey"));
    if (on_a_piece)
        parameters.push_back(ref("parameters", "IfMatch"));
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

// What every collection has is written once, by hand, in components/pathItems.
void add_item(json::object& paths, std::string const& path, std::string_view item)
{
    paths[path] = ref("pathItems", item);
}

void add_cases(json::object& paths, engine::Workflow const& workflow)
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
         {"Limit", "Cursor", "WithTotal", "Search", "Stage", "LinkedTo", "ChangedSince", "Tags"})
        get["parameters"].as_array().push_back(ref("parameters", name));
    for (auto const& [status, name] : read_refusals)
        get["responses"].as_object()[status] = ref("responses", name);
    auto const opening = operation(workflow, "", workflow.opening(),
                                   title + " : " + std::string{workflow.label_of(workflow.opening())}, {}, false);
    cases["post"] = opening.at("post");
    paths[collection] = std::move(cases);
    add_item(paths, collection + "/{id}", "Case");
    add_item(paths, collection + "/{id}/actions", "Actions");
    add_item(paths, collection + "/{id}/journal", "CaseJournal");
    add_item(paths, collection + "/{id}/defects", workflow.answers_for_linked_cases() ? "GatheredDefects" : "Defects");
    if (workflow.consultation_readers().any())
        add_item(paths, collection + "/{id}/accesses", "Accesses");
    if (workflow.ledger_readers().any())
        add_item(paths, collection + "/{id}/ledger", "Ledger");
    if (workflow.divergence_readers().any())
        add_item(paths, collection + "/{id}/divergences", "Divergences");
    add_item(paths, collection + "/{id}/cases", "LinkedCases");
    add_item(paths, collection + "/{id}/reference", "Reference");
    auto const facts = workflow.blank_facts();
    if (dynamic_cast<engine::Campaign const*>(facts.get())) {
        add_item(paths, collection + "/{id}/roster-imports", "RosterImports");
        add_item(paths, collection + "/{id}/what-if", "WhatIf");
    }
}

void add_pieces(json::object& paths, engine::Workflow const& workflow, engine::Track const& track)
{
    std::string const path =
        "/" + std::string{workflow.collection()} + "/{id}/" + engine::kebab(workflow.name_of(track.id));
    add_item(paths, path, track.repeatable ? "Pieces" : "Piece");
    add_item(paths, path + "/draft", "Draft");
    if (!track.repeatable)
        return;
    add_item(paths, path + "/{number}", "NumberedPiece");
    add_item(paths, path + "/{number}/draft", "NumberedDraft");
}

void add_command(json::object& paths, engine::Workflow const& workflow, CommandPlace const& place)
{
    json::array parameters{ref("parameters", "CaseId")};
    if (place.numbered)
        parameters.push_back(ref("parameters", "Number"));
    std::string const summary =
        std::string{workflow.label_of(place.track->id)} + " : " + std::string{workflow.label_of(place.command)};
    std::string const where = std::string{workflow.name_of(place.track->id)} + ".";
    paths[path_in(workflow, place)] = operation(workflow, where, place.command, summary, std::move(parameters),
                                                place.numbered || !place.track->repeatable);
}

json::object paths_of(engine::Workflow const& workflow)
{
    json::object paths;
    add_cases(paths, workflow);
    for (engine::Track const& track : workflow.tracks())
        add_pieces(paths, workflow, track);
    for (CommandPlace const& place : command_places(workflow))
        add_command(paths, workflow, place);
    return paths;
}

} // namespace

std::string command_paths_yaml(engine::Workflows const& workflows)
{
    std::string out;
    for (engine::Workflow const* const workflow : workflows.all())
        write(out, paths_of(*workflow), 2);
    return out;
}

std::string with_command_paths(std::string_view contract, engine::Workflows const& workflows)
{
    return with_drawn_part(contract, begin_mark, end_mark, command_paths_yaml(workflows));
}

} // namespace api
