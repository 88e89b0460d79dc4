#include "engine/rule_moves.hpp"

#include "engine/campaign.hpp"
#include "engine/campaign_cases.hpp"
#include "engine/json_text.hpp"
#include "engine/move_to_rules.hpp"

#include <algorithm>

namespace engine {
namespace {

namespace json = boost::json;

constexpr int attempts_max = 3; // the cases are running: somebody may act between our reading and our writing

// The names by which a campaign's workflow offers the trace of a migration, as it does for an import.
constexpr std::string_view trace_track = "rules";
constexpr std::string_view trace_command = "record_migration";

// The row of the workflow that moves a case.
struct MovingRow {
    Track const* track = nullptr;
    CommandId command;
};

std::optional<MovingRow> moving_row(Workflow const& workflow)
{
    auto const command = workflow.moving();
    for (Track const& track : workflow.tracks())
        for (Transition const& row : track.rows)
            if (command && row.on == *command)
                return MovingRow{&track, *command};
    return std::nullopt;
}

// A move decided and not yet written.
struct Decided {
    std::shared_ptr<Case const> before;
    Context context;
    Event event;
    Case after;
};

class Planner {
public:
    Planner(CaseService& service, MoveRequest const& request, Workflow const& workflow, MovingRow row)
        : service_{service}, request_{request}, workflow_{workflow}, row_{row}
    {
    }

    PlannedMove plan(std::shared_ptr<Case const> const& subject);
    Result<Decided> decide_move(std::shared_ptr<Case const> const& subject, std::optional<std::string> const& digest);

private:
    CaseService& service_;
    MoveRequest const& request_;
    Workflow const& workflow_;
    MovingRow row_;
};

Result<Decided> Planner::decide_move(std::shared_ptr<Case const> const& subject,
                                     std::optional<std::string> const& digest)
{
    MoveToRules move{request_.to, std::nullopt, request_.reason};
    if (digest)
        move.plan = *digest;
    std::any const body{move};
    Context context = service_.context_for(request_.actor, subject->links);
    Roles const roles = roles_on(*subject, context, request_.actor, context.today);
    auto event = decide(*subject, Asked{row_.track->id, 0, row_.command, &body}, roles, context);
    if (!event)
        return tl::unexpected{event.error()};
    chain_after(subject->head, *event, service_.draw_salt());
    Case after{*subject};
    apply(after, *event);
    return Decided{subject, std::move(context), *std::move(event), std::move(after)};
}

PlannedMove Planner::plan(std::shared_ptr<Case const> const& subject)
{
    Overview const overview = workflow_.overview(*subject);
    PlannedMove planned{
        .id = subject->id, .subject = overview.subject, .title = overview.title, .from = subject->rule_set};
    if (subject->rule_set == request_.to) {
        planned.verdict = PlannedMove::Verdict::already;
        return planned;
    }
    auto const decided = decide_move(subject, std::nullopt);
    planned.verdict = decided ? PlannedMove::Verdict::moves : PlannedMove::Verdict::cannot;
    if (decided)
        planned.changes = compare({*subject, decided->context}, {decided->after, decided->context});
    else
        planned.refusal = decided.error();
    return planned;
}

// The trace in the campaign's journal, decided and not yet written.
Result<Append> trace(CaseService& service, MovePlan const& plan)
{
    MoveRequest const& request = plan.request;
    auto const campaign = service.current(request.campaign);
    Workflow const& workflow = *campaign->workflow;
    Track const* const track = workflow.find_track(trace_track);
    auto const command = workflow.find_command(trace_command);
    if (!track || !command)
        return refuse(ErrorCode::wrong_state, "Cette campagne ne garde pas trace des changements de règles.");
    using enum PlannedMove::Verdict;
    json::object const told{{"plan", plan.digest},        {"from", plan.from},
                            {"to", request.to},           {"moved", plan.count(moves)},
                            {"kept", plan.count(cannot)}, {"for_new_cases", request.only.empty()},
                            {"reason", request.reason}};
    auto const body = workflow.form(*command).read(told);
    if (!body)
        return tl::unexpected{body.error()};
    Context const context = service.context_for(request.actor, {request.campaign});
    Roles const roles = roles_on(*campaign, context, request.actor, context.today);
    if (!roles.any())
        return refuse(ErrorCode::unknown_case, "Aucune campagne de ce nom ne vous est accessible.");
    auto event = decide(*campaign, Asked{track->id, 0, *command, &*body}, roles, context);
    if (!event)
        return tl::unexpected{event.error()};
    chain_after(campaign->head, *event, service.draw_salt());
    Case after{*campaign};
    apply(after, *event);
    Append append = service.append_of(*campaign, after, *event, context);
    append.pending.clear(); // the rows of cases that are there follow from their own rule set
    return append;
}

Result<std::vector<CaseId>> cases_concerned(CaseService& service, MoveRequest const& request, Workflow const& workflow)
{
    auto linked = cases_of_campaign(service, request.campaign, workflow);
    if (request.only.empty())
        return linked;
    Error error{.code = ErrorCode::invalid, .detail = "Des dossiers nommés ne sont pas de cette campagne."};
    for (CaseId const& id : request.only)
        if (!std::ranges::binary_search(linked, id))
            error.faults.push_back({"/cases", "« " + id.value + " » n'est pas un dossier de cette campagne."});
    if (!error.faults.empty())
        return tl::unexpected{std::move(error)};
    std::erase_if(linked, [&](CaseId const& id) { return std::ranges::find(request.only, id) == request.only.end(); });
    return linked;
}

// Every fault of what is asked, before any case is looked at.
std::optional<Error> fault_in(MoveRequest const& request, Workflow const& workflow)
{
    Error error{.code = ErrorCode::invalid, .detail = "Ce changement de règles ne peut pas être préparé."};
    auto const known = workflow.names_of_rule_sets();
    if (std::ranges::find(known, request.to) == known.end()) {
        std::string names;
        for (std::string_view const name : known)
            names += (names.empty() ? "" : ", ") + std::string{name};
        error.faults.push_back(
            {"/to", "Le jeu de règles « " + request.to + " » est inconnu. Sont connus : " + names + "."});
    }
    auto const read =
        workflow.form(*workflow.moving()).read(json::object{{"rule_set", request.to}, {"reason", request.reason}});
    if (!read)
        error.faults.insert(error.faults.end(), read.error().faults.begin(), read.error().faults.end());
    return error.faults.empty() ? std::nullopt : std::optional{std::move(error)};
}

Append append_of(CaseService& service, Decided const& decided)
{
    return service.append_of(*decided.before, decided.after, decided.event, decided.context);
}

// The moves of a plan that has just been made, then its trace.
Result<std::vector<Append>> appends_of(CaseService& service, MovePlan const& plan)
{
    Planner planner{service, plan.request, *plan.workflow, *moving_row(*plan.workflow)};
    std::vector<Append> appends;
    for (PlannedMove const& planned : plan.cases) {
        if (planned.verdict != PlannedMove::Verdict::moves)
            continue;
        auto const decided = planner.decide_move(service.current(planned.id), plan.digest);
        if (!decided)
            return tl::unexpected{decided.error()};
        appends.push_back(append_of(service, *decided));
    }
    auto traced = trace(service, plan);
    if (!traced)
        return tl::unexpected{traced.error()};
    appends.push_back(*std::move(traced));
    return appends;
}

} // namespace

Result<MovePlan> plan_moves(CaseService& service, MoveRequest const& request, MoveProgress const& progress)
{
    auto const workflow = workflow_of_campaign(service, request.campaign);
    if (!workflow)
        return tl::unexpected{workflow.error()};
    auto const row = moving_row(**workflow);
    if (!row)
        return refuse(ErrorCode::wrong_state, "Les dossiers de cette campagne ne changent pas de règles.");
    if (auto fault = fault_in(request, **workflow))
        return tl::unexpected{*std::move(fault)};
    auto const ids = cases_concerned(service, request, **workflow);
    if (!ids)
        return tl::unexpected{ids.error()};
    auto const campaign = service.current(request.campaign);
    MovePlan plan{.workflow = *workflow,
                  .request = request,
                  .from = dynamic_cast<Campaign const&>(*campaign->facts).rule_set,
                  .cases = {},
                  .digest = {}};
    Planner planner{service, plan.request, **workflow, *row};
    for (CaseId const& id : *ids) {
        plan.cases.push_back(planner.plan(service.current(id)));
        if (progress)
            progress(plan.cases.size(), ids->size());
    }
    plan.digest = to_hex(sha256(canonical_json(to_json(plan))));
    // Whoever may not leave the trace may not plan: the list of cases is not for everybody.
    if (auto const traced = trace(service, plan); !traced)
        return tl::unexpected{traced.error()};
    return plan;
}

Result<MovePlan> carry_out_moves(CaseService& service, MoveRequest const& request, std::string const& digest,
                                 MoveProgress const& progress)
{
    for (int attempt = 0; attempt < attempts_max; ++attempt) {
        auto plan = plan_moves(service, request, progress);
        if (!plan)
            return plan;
        if (plan->digest != digest)
            return refuse(ErrorCode::stale_version,
                          "Ce plan n'est plus vrai : des dossiers ont changé depuis. Rien n'a été écrit ; préparez-en "
                          "un autre.");
        auto const appends = appends_of(service, *plan);
        if (!appends)
            return tl::unexpected{appends.error()};
        if (service.store().journal().append_together(*appends).outcome == Appended::done)
            return plan;
    }
    return refuse(ErrorCode::unavailable,
                  "D'autres actes ont lieu en même temps sur ces dossiers : rien n'a été écrit, recommencez.");
}

} // namespace engine
