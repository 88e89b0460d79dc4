#include "api/knowledge_json.hpp"

#include "api/paths.hpp"
#include "engine/diagram.hpp"

#include <algorithm>

namespace api {

namespace json = boost::json;
using engine::to_text;

namespace {

json::value instant_or_null(std::optional<engine::Instant> const& instant)
{
    return instant ? json::value(to_text(*instant)) : json::value(nullptr);
}

json::value number_or_null(std::optional<int> const& number)
{
    return number ? json::value(*number) : json::value(nullptr);
}

std::string_view name_of(engine::SinceSeal::State state)
{
    using enum engine::SinceSeal::State;
    switch (state) {
    case unchanged: return "unchanged";
    case changed: return "changed";
    case added: break;
    }
    return "new";
}

// Which piece it is, wherever one is pointed to.
json::object pointer_to(engine::Case const& subject, engine::TrackId track, std::uint16_t number)
{
    engine::Workflow const& workflow = *subject.workflow;
    json::object shown{{"track", workflow.name_of(track)}, {"track_label", workflow.label_of(track)}};
    if (number > 0)
        shown["number"] = number;
    return shown;
}

json::object access_json(engine::Workflow const& workflow, engine::Access const& access)
{
    json::object shown{{"party", access.party},
                       {"label", access.label},
                       {"since", instant_or_null(access.since)},
                       {"told_at", instant_or_null(access.told_at)},
                       {"read_at", instant_or_null(access.read_at)},
                       {"read_by", nullptr},
                       {"read_by_label", nullptr}};
    if (access.read_by) {
        auto const name = workflow.name_of(*access.read_by);
        shown["read_by"] = name;
        shown["read_by_label"] = label_in(workflow.words().events, name);
    }
    return shown;
}

json::object lead_json(engine::View const& view, engine::Lead const& lead)
{
    engine::Workflow const& workflow = *view.subject->workflow;
    auto const is_short = lead.is_short();
    return json::object{
        {"before", lead.before},
        {"label", lead.label},
        {"falls_on", to_text(lead.on)},
        {"days", number_or_null(lead.days)},
        {"days_wanted", number_or_null(lead.days_wanted)},
        {"is_short", is_short ? json::value(*is_short) : json::value(nullptr)},
        {"says", lead.says},
        {"source", engine::to_json(workflow.source(workflow.in_force(lead.source, view.context.today)))}};
}

} // namespace

json::value since_seal_json(engine::Case const& subject, engine::Piece const& piece)
{
    auto const since = subject.workflow->since_seal(subject, piece);
    if (!since)
        return nullptr;
    return json::object{{"state", name_of(since->state)},
                        {"sealed_version", since->sealed_version},
                        {"current_version", since->current_version},
                        {"changed_at", instant_or_null(since->changed_at)}};
}

json::array rests_on_json(engine::View const& view, engine::Piece const& piece)
{
    engine::Case const& subject = *view.subject;
    json::array all;
    for (engine::Basis const& basis : subject.workflow->rests_on(subject, piece)) {
        engine::Piece const* const under = subject.find(basis.track, basis.number);
        if (!under || !view.may_read(*under))
            continue;
        json::object shown = pointer_to(subject, basis.track, basis.number);
        shown["version"] = basis.version;
        shown["current_version"] = basis.current_version;
        shown["is_current"] = basis.is_current();
        shown["changed_at"] = instant_or_null(basis.changed_at);
        shown["links"] = self_link(piece_path(*subject.workflow, subject.id, basis.track, basis.number));
        all.push_back(std::move(shown));
    }
    return all;
}

json::object ledger_line_json(engine::View const& view, engine::LedgerLine const& line, Names const& names)
{
    engine::Case const& subject = *view.subject;
    engine::Workflow const& workflow = *subject.workflow;
    json::object shown = pointer_to(subject, line.track, line.number);
    shown["version"] = line.version;
    shown["is_current"] = line.is_current;
    shown["filed_by"] = names.of(line.filed_by);
    shown["on_behalf_of"] = names.or_null(line.on_behalf_of);
    shown["role"] = line.role;
    shown["role_label"] = label_in(workflow.words().roles, line.role);
    shown["filed_on"] = to_text(line.filed_on);
    shown["filed_at"] = to_text(line.filed_at);
    shown["sealed_at"] = instant_or_null(line.sealed_at);
    shown["opened_on"] = day_or_null(line.opened_on);
    json::array access, leads;
    for (engine::Access const& one : line.access)
        access.push_back(access_json(workflow, one));
    for (engine::Lead const& one : line.leads)
        leads.push_back(lead_json(view, one));
    shown["access"] = std::move(access);
    shown["leads"] = std::move(leads);
    shown["links"] = self_link(piece_path(workflow, subject.id, line.track, line.number));
    return shown;
}

json::object divergence_json(engine::View const& view, engine::Divergence const& divergence)
{
    engine::Case const& subject = *view.subject;
    json::array answers;
    for (engine::Divergence::Answer const& one : divergence.answers) {
        json::object shown = pointer_to(subject, one.track, one.number);
        shown["role"] = one.role;
        shown["role_label"] = label_in(subject.workflow->words().roles, one.role);
        shown["answer"] = one.answer;
        shown["answer_label"] = one.label;
        shown["links"] = self_link(piece_path(*subject.workflow, subject.id, one.track, one.number));
        answers.push_back(std::move(shown));
    }
    return json::object{{"item", divergence.item},
                        {"label", divergence.label},
                        {"block", divergence.block},
                        {"answers", std::move(answers)}};
}

json::array defects_json(std::vector<engine::Condition> defects, engine::Day today, Request const& request)
{
    std::ranges::stable_sort(defects, {},
                             [](engine::Condition const& one) { return one.until.value_or(engine::Day::max()); });
    json::array shown = conditions_json(defects, request);
    for (std::size_t i = 0; i < defects.size(); ++i)
        shown[i].as_object()["days_left"] =
            defects[i].until ? json::value((*defects[i].until - today).count()) : json::value(nullptr);
    return shown;
}

} // namespace api
