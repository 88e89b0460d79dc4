#include "api/csv.hpp"
#include "api/handlers/handlers.hpp"
#include "api/json_views.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"
#include "engine/campaign.hpp"
#include "engine/chain.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace api::handlers {

namespace json = boost::json;

namespace {

constexpr std::size_t roster_bytes_max = std::size_t{8} * 1024 * 1024;

json::object report_json(engine::RosterReport const& report)
{
    json::array cases;
    for (engine::CaseId const& id : report.cases)
        cases.emplace_back(id.value);
    return {{"rows", report.rows}, {"opened", report.opened}, {"faults", json::array{}}, {"cases", std::move(cases)}};
}

// "/rows/12/grade": the thirteenth row after the header, and its column.
std::string pointer_to(engine::RosterFault const& fault, std::string const& column,
                       std::vector<engine::RosterRow> const& rows)
{
    auto const row = std::ranges::find(rows, fault.line, &engine::RosterRow::line);
    if (row == rows.end())
        return {};
    std::string const pointer = "/rows/" + std::to_string(row - rows.begin());
    return column.empty() ? pointer : pointer + "/" + column;
}

Response refusal(Call const& call, std::vector<engine::RosterFault> const& faults,
                 std::vector<engine::RosterRow> const& rows)
{
    json::array errors;
    for (engine::RosterFault const& fault : faults) {
        std::string const column = fault.column.starts_with('/') ? fault.column.substr(1) : fault.column;
        json::object error{{"pointer", pointer_to(fault, column, rows)}, {"message", fault.message}};
        error["line"] = fault.line;
        error["column"] = column.empty() ? json::value(nullptr) : json::value(column);
        if (!fault.conditions.empty())
            error["conditions"] = conditions_json(fault.conditions, call.request);
        errors.push_back(std::move(error));
    }
    std::string const count = faults.size() == 1 ? "Une anomalie" : std::to_string(faults.size()) + " anomalies";
    engine::Error const error{.code = engine::ErrorCode::invalid,
                              .detail = count + " dans ce fichier : rien n'a été importé."};
    json::object document = problem_document(error, call.request);
    document["errors"] = std::move(errors);
    Response response = problem(error, call.request);
    response.body = json::serialize(document);
    return response;
}

// The answer of an earlier request with this key, or why there will be none.
std::optional<Response> earlier_answer(Call const& call, engine::Repeat const& repeat)
{
    auto const kept = call.service.store().journal().kept_answer(call.actor, repeat.key);
    if (!kept)
        return std::nullopt;
    if (kept->request_digest != repeat.request_digest)
        return problem({.code = engine::ErrorCode::key_reused, .detail = {}}, call.request);
    Response response{.status = 201, .content_type = "application/json", .body = kept->answer};
    response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

// Whether the caller may import here at all, before a line is read; the workflow of the cases if so.
engine::Result<engine::Workflow const*> workflow_to_open(Call const& call)
{
    auto const view = call.service.view(*call.place.workflow, call.place.id, call.actor);
    if (!view)
        return tl::unexpected{view.error()};
    auto const* const campaign = dynamic_cast<engine::Campaign const*>(view->subject->facts.get());
    engine::Track const* const track = call.place.workflow->find_track("roster");
    auto const command = call.place.workflow->find_command("record_import");
    if (!campaign || !track || !command)
        return engine::refuse(engine::ErrorCode::unknown_case, {});
    auto const permission = engine::permit(*view->subject, {track->id, 0, *command}, view->roles, view->context);
    if (!permission)
        return tl::unexpected{permission.error()};
    auto const* const workflow = call.service.workflows().find(campaign->workflow);
    if (!workflow || workflow->roster_columns().empty())
        return engine::refuse(engine::ErrorCode::wrong_state,
                              "Les dossiers de cette campagne ne s'ouvrent pas par une liste.");
    return workflow;
}

} // namespace

Response import_roster(Call const& call)
{
    if (auto fault = media_type_fault(call.request, "text/csv"))
        return *fault;
    if (call.request.body.size() > roster_bytes_max)
        return body_too_large(call.request, roster_bytes_max);
    QueryReader reader{call.request};
    bool const dry_run = reader.flag("dry_run").value_or(false);
    if (auto const fault = reader.error())
        return problem(*fault, call.request);
    auto repeat = repeat_of(call.request);
    if (!repeat)
        return problem(repeat.error(), call.request);
    auto const workflow = workflow_to_open(call);
    if (!workflow)
        return problem(workflow.error(), call.request);
    if (auto earlier = earlier_answer(call, *repeat))
        return *earlier;
    auto roster =
        read_roster(call.request.body, (*workflow)->roster_columns(), {}, (*workflow)->optional_roster_columns());
    if (!roster.faults.empty() && roster.rows.empty())
        return refusal(call, roster.faults, roster.rows);

    engine::RosterImport import{call.place.id,
                                std::move(roster.rows),
                                engine::to_hex(engine::sha256(call.request.body)),
                                call.actor,
                                dry_run || !roster.faults.empty(),
                                std::nullopt};
    if (!import.dry_run)
        import.repeat = *repeat;
    auto const report = engine::import_roster(
        call.service, import, [](engine::RosterReport const& done) { return json::serialize(report_json(done)); });
    if (!report)
        return problem(report.error(), call.request);
    roster.faults.insert(roster.faults.end(), report->faults.begin(), report->faults.end());
    std::ranges::stable_sort(roster.faults, {}, &engine::RosterFault::line);
    if (roster.faults.empty())
        return json_response(import.dry_run ? 200 : 201, report_json(*report));
    if (auto earlier = earlier_answer(call, *repeat)) // the same request came through at the same time
        return *earlier;
    return refusal(call, roster.faults, import.rows);
}

} // namespace api::handlers
