// Whatever reads what people sent, below HTTP: the body of every command of the shipped workflows, parameters of an
// address, cursors, conditional headers, rosters. The first line names the reader, the rest is read.

#include "tests/fuzz/broken.hpp"

#include "api/csv.hpp"
#include "api/cursor.hpp"
#include "api/query.hpp"
#include "api/request.hpp"
#include "engine/body.hpp"
#include "engine/json_text.hpp"
#include "workflows/campaign/campaign.hpp"
#include "workflows/jury/jury.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstdint>
#include <functional>

namespace {

namespace json = boost::json;
using fuzz::must;

struct NamedForm {
    std::string name;
    engine::Form form;
};

struct Shipped {
    workflows::campaign::CampaignWorkflow campaign;
    workflows::trainee_year::TraineeYear trainee_year;
    workflows::jury::JuryWorkflow jury;
    std::vector<NamedForm> forms;

    Shipped()
    {
        for (engine::Workflow const* const workflow :
             std::initializer_list<engine::Workflow const*>{&campaign, &trainee_year, &jury})
            for (auto const& command : workflow->words().commands)
                forms.push_back({std::string{command.name}, workflow->form(*workflow->find_command(command.name))});
    }
};

Shipped const& shipped()
{
    static Shipped const all;
    return all;
}

// By its name; a name that is none (tables change) still means one of them.
NamedForm const& form_named(std::string_view name)
{
    auto const& forms = shipped().forms;
    for (NamedForm const& each : forms)
        if (each.name == name)
            return each;
    return forms[std::hash<std::string_view>{}(name) % forms.size()];
}

void check_form(engine::Form const& form, json::value const& given)
{
    auto const body = form.read(given);
    if (!body) {
        must(body.error().code == engine::ErrorCode::malformed || body.error().code == engine::ErrorCode::invalid,
             "a fault of the caller's");
        must(!body.error().faults.empty(), "a refusal that says where");
        return;
    }
    json::object const written = form.write(*body);
    auto const again = form.read(written);
    must(again.has_value(), "what was written is read");
    must(form.write(*again) == written, "what was read again is the same");
    must(form.write(form.recall(written)) == written, "what is recalled is the same");
}

void read_form(std::string_view name, std::string_view bytes)
{
    auto const value = engine::parse_json(bytes);
    if (!value)
        return;
    std::string const canonical = engine::canonical_json(*value);
    auto const again = engine::parse_json(canonical);
    must(again.has_value() && engine::canonical_json(*again) == canonical, "one canonical form");
    check_form(form_named(name).form, *value);
}

void read_parameters(std::string_view bytes)
{
    auto const target = api::parse_target(std::string{"/a?"}.append(bytes));
    if (!target)
        return;
    api::Request request;
    request.path = target->path;
    request.query = target->query;
    (void)api::parameter_fault(request, "limit cursor search tag.");
    api::QueryReader reader{request};
    std::size_t const limit = reader.limit();
    must(limit >= 1 && limit <= 200, "a page within bounds");
    (void)reader.text("search");
    (void)reader.word("group", {"to_do", "late"});
    (void)reader.instant("as_of");
    (void)reader.flag("with_total");
    (void)reader.id("linked_to");
    if (auto const fault = reader.error())
        must(!fault->faults.empty(), "a refusal that says where");
}

void read_cursor(std::string_view bytes)
{
    static api::TokenKey const key = api::TokenKey::draw();
    static api::CursorSeal const seal{key};
    must(!seal.open(bytes, "a list"), "nobody makes a cursor up");
    auto const position = engine::parse_json(bytes);
    if (!position || !position->is_object())
        return;
    std::string const cursor = seal.seal(position->as_object(), "a list");
    auto const opened = seal.open(cursor, "a list");
    must(opened && engine::canonical_json(*opened) == engine::canonical_json(*position), "a cursor opens");
    must(!seal.open(cursor, "another list"), "a cursor is good for one list");
}

void read_headers(std::string_view bytes)
{
    api::Request request;
    request.path = "/a";
    for (char const* const name :
         {"If-Match", "If-None-Match", "Idempotency-Key", "Accept", "Content-Type", "Authorization"})
        request.headers.emplace_back(name, bytes);
    (void)api::if_match(request);
    (void)api::if_none_exists(request);
    (void)api::matches_if_none_match(request, "\"3\"");
    (void)api::repeat_of(request);
    (void)api::accepts(request, "application/json");
    (void)api::media_type_fault(request, "application/json");
    static api::TokenKey const key = api::TokenKey::draw();
    if (auto const token = api::bearer(request))
        must(!api::verify(key, *token, engine::Instant{}), "nobody makes a token up");
}

// A roster to its end: cells, people, and the body that opens the case.
void read_roster(std::string_view bytes)
{
    auto const& workflow = shipped().trainee_year;
    auto const roster =
        api::read_roster(bytes, workflow.roster_columns(), {}, workflow.optional_roster_columns());
    for (engine::RosterRow const& row : roster.rows) {
        engine::RosterEntry entry;
        if (!workflow.read_roster_row(row.cells, entry).empty())
            continue;
        std::map<std::string, engine::PersonId> people;
        for (engine::RosterPerson const& person : entry.people)
            people[person.email] = engine::PersonId{"person"};
        check_form(workflow.form(workflow.opening()), entry.opening(people, engine::CaseId{"campaign"}, row.cells));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string const input(data, data + size);
    auto const end = input.find('\n');
    if (end == std::string::npos)
        return 0;
    std::string_view const reader = std::string_view{input}.substr(0, end);
    std::string_view const rest = std::string_view{input}.substr(end + 1);
    if (reader == "parameters")
        read_parameters(rest);
    else if (reader == "cursor")
        read_cursor(rest);
    else if (reader == "headers")
        read_headers(rest);
    else if (reader == "roster")
        read_roster(rest);
    else
        read_form(reader, rest);
    return 0;
}
