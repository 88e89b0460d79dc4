// The plan as text: what is digested, kept in a file and read again.

#include "engine/rule_moves.hpp"

#include "engine/body.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace engine {
namespace {

namespace json = boost::json;

std::string_view word_of(PlannedMove::Verdict verdict)
{
    switch (verdict) {
    case PlannedMove::Verdict::moves: return "moves";
    case PlannedMove::Verdict::cannot: return "cannot";
    case PlannedMove::Verdict::already: return "already";
    }
    return "";
}

json::array changes_json(Workflow const& workflow, Comparison const& changes)
{
    json::array all;
    for (PieceShift const& piece : changes.pieces)
        all.push_back(json::object{{"piece", workflow.name_of(piece.track)}, {"shift", name_of(piece.shift)}});
    for (TaskShift const& task : changes.tasks)
        all.push_back(json::object{{"task", std::string{task.task.track} + "/" + std::string{task.task.command}},
                                   {"role", task.task.role},
                                   {"shift", name_of(task.shift)}});
    return all;
}

json::object case_json(Workflow const& workflow, PlannedMove const& planned)
{
    json::object told{{"case", planned.id.value}, {"from", planned.from}, {"verdict", word_of(planned.verdict)}};
    if (planned.refusal) {
        json::array why;
        for (Condition const& condition : planned.refusal->conditions)
            why.push_back(
                json::object{{"rule", condition.rule}, {"fact", condition.fact}, {"source", condition.source->id}});
        told["why"] = std::move(why);
        told["detail"] = planned.refusal->detail;
    }
    told["changes"] = changes_json(workflow, planned.changes);
    return told;
}

} // namespace

std::size_t MovePlan::count(PlannedMove::Verdict verdict) const
{
    return static_cast<std::size_t>(std::ranges::count(cases, verdict, &PlannedMove::verdict));
}

json::object to_json(MovePlan const& plan)
{
    json::array cases;
    for (PlannedMove const& planned : plan.cases)
        cases.push_back(case_json(*plan.workflow, planned));
    json::object told{{"campaign", plan.request.campaign.value},
                      {"from", plan.from},
                      {"to", plan.request.to},
                      {"reason", plan.request.reason},
                      {"cases", std::move(cases)}};
    json::array only;
    for (CaseId const& id : plan.request.only)
        only.emplace_back(id.value);
    told["only"] = std::move(only);
    return told;
}

Result<MoveRequest> read_request(json::value const& plan, PersonId const& actor)
{
    BodyReader reader{BodyReader::Trust::at_the_door};
    MoveRequest request{.campaign = {}, .to = {}, .reason = {}, .actor = actor};
    List<CaseId, 100'000> only;
    if (auto const* const root = reader.object(plan)) {
        auto const member = [&](std::string_view name, auto read) {
            BodyReader::Step const step{reader, name};
            if (auto const* const found = root->if_contains(name))
                read(*found);
            else
                reader.missing();
        };
        member("campaign", [&](json::value const& value) { reader.read_id(value, request.campaign.value); });
        member("to", [&](json::value const& value) { reader.read_text(value, request.to, 1, 64); });
        member("reason", [&](json::value const& value) { reader.read_text(value, request.reason, 1, 1000); });
        member("only", [&](json::value const& value) { BodyType<decltype(only)>::read(reader, value, only); });
    }
    if (auto error = std::move(reader).error())
        return tl::unexpected{*std::move(error)};
    request.only = std::move(only.items);
    return request;
}

} // namespace engine
