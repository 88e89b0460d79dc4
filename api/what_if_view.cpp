#include "api/what_if_view.hpp"

#include "api/paths.hpp"
#include "api/problem.hpp"

namespace api {

namespace json = boost::json;

namespace {

json::object act_json(engine::CaseOutcome const& outcome, engine::PastAct const& act, engine::Workflow const& workflow,
                      Names const& names)
{
    json::object shown{{"version", act.version},
                       {"track", workflow.name_of(act.track)},
                       {"track_label", workflow.label_of(act.track)}};
    if (act.piece > 0)
        shown["number"] = act.piece;
    shown["command"] = workflow.name_of(act.command);
    shown["label"] = workflow.label_of(act.command);
    shown["actor"] = names.of(act.actor);
    shown["role"] = act.role;
    shown["role_label"] = label_in(workflow.words().roles, act.role);
    shown["done_on"] = engine::to_text(act.done_on);
    shown["links"] = self_link(piece_path(workflow, outcome.id, act.track, act.piece));
    return shown;
}

json::array refused_json(engine::CaseOutcome const& outcome, std::vector<engine::RefusedAct> const& acts,
                         engine::Workflow const& workflow, Names const& names)
{
    json::array all;
    for (engine::RefusedAct const& refused : acts) {
        json::object shown = act_json(outcome, refused.act, workflow, names);
        Request of_piece;
        of_piece.path = piece_path(workflow, outcome.id, refused.act.track, refused.act.piece);
        shown["refusal"] = problem_document(refused.refusal, of_piece);
        all.push_back(std::move(shown));
    }
    return all;
}

json::array late_json(engine::CaseOutcome const& outcome, engine::Workflow const& workflow, Names const& names)
{
    json::array all;
    for (engine::LateAct const& late : outcome.late) {
        json::object shown = act_json(outcome, late.act, workflow, names);
        shown["late"] = late.is_late;
        shown["due_on"] = day_or_null(late.due);
        shown["due_before"] = day_or_null(late.due_before);
        all.push_back(std::move(shown));
    }
    return all;
}

json::array pieces_json(engine::CaseOutcome const& outcome, engine::Workflow const& workflow)
{
    json::array all;
    for (engine::PieceShift const& piece : outcome.today.pieces)
        all.push_back(json::object{{"shift", engine::name_of(piece.shift)},
                                   {"track", workflow.name_of(piece.track)},
                                   {"track_label", workflow.label_of(piece.track)},
                                   {"missing", piece.is_missing}});
    return all;
}

json::array defects_json(engine::CaseOutcome const& outcome, Request const& request)
{
    json::array all;
    for (engine::DefectShift const& defect : outcome.today.defects) {
        json::array one = conditions_json({defect.condition}, request);
        all.push_back(json::object{{"shift", engine::name_of(defect.shift)}, {"condition", std::move(one.at(0))}});
    }
    return all;
}

json::array tasks_json(engine::CaseOutcome const& outcome, engine::Workflow const& workflow, Names const& names)
{
    auto const words = workflow.words();
    json::array all;
    for (engine::TaskShift const& shift : outcome.today.tasks) {
        engine::TaskRow const& task = shift.task;
        json::object shown{{"shift", engine::name_of(shift.shift)},
                           {"track", task.track},
                           {"track_label", label_in(words.tracks, task.track)}};
        if (task.piece > 0)
            shown["number"] = task.piece;
        shown["command"] = task.command;
        shown["label"] = label_in(words.commands, task.command);
        shown["role"] = task.role;
        shown["role_label"] = label_in(words.roles, task.role);
        shown["due_on"] = day_or_null(task.due);
        shown["due_before"] = day_or_null(shift.due_before);
        shown["opens_on"] = day_or_null(task.opens_on);
        json::array holders;
        for (engine::PersonId const& holder : shift.holders)
            holders.push_back(names.of(holder));
        shown["holders"] = std::move(holders);
        all.push_back(std::move(shown));
    }
    return all;
}

json::object case_json(engine::CaseOutcome const& outcome, engine::Workflow const& workflow, Names const& names)
{
    json::object shown{{"id", outcome.id.value}, {"collection", workflow.collection()}};
    shown["subject"] = outcome.subject.empty() ? json::value(nullptr) : json::value(names.of(outcome.subject));
    shown["title"] = outcome.title;
    shown["links"] = self_link(case_path(workflow, outcome.id));
    return shown;
}

json::array people_json(engine::WhatIfReport const& report, Names const& names)
{
    json::array people;
    for (engine::Burden const& burden : report.people)
        people.push_back(json::object{{"person", names.of(burden.person)},
                                      {"refused", burden.refused},
                                      {"late", burden.late},
                                      {"no_longer_late", burden.no_longer_late},
                                      {"new_tasks", burden.new_tasks}});
    return people;
}

} // namespace

Names names_in(engine::WhatIfReport const& report, engine::Directory& directory)
{
    Names names{directory};
    for (engine::Burden const& burden : report.people)
        names.will_need(burden.person);
    for (auto const* const outcomes : {&report.changed, &report.refused_anyway})
        for (engine::CaseOutcome const& outcome : *outcomes) {
            names.will_need(outcome.subject);
            for (engine::RefusedAct const& refused : outcome.refused_anyway)
                names.will_need(refused.act.actor);
            for (engine::TaskShift const& task : outcome.today.tasks)
                for (engine::PersonId const& holder : task.holders)
                    names.will_need(holder);
        }
    names.fetch();
    return names;
}

json::object what_if_json(engine::WhatIfReport const& report, Names const& names, Request const& request)
{
    engine::Workflow const& workflow = *report.workflow;
    engine::Burden const all = engine::total_of(report);
    json::array items;
    for (engine::CaseOutcome const& outcome : report.changed)
        items.push_back(json::object{{"case", case_json(outcome, workflow, names)},
                                     {"refused", refused_json(outcome, outcome.refused, workflow, names)},
                                     {"late", late_json(outcome, workflow, names)},
                                     {"pieces", pieces_json(outcome, workflow)},
                                     {"defects", defects_json(outcome, request)},
                                     {"tasks", tasks_json(outcome, workflow, names)}});
    json::array anyway;
    for (engine::CaseOutcome const& outcome : report.refused_anyway)
        anyway.push_back(json::object{{"case", case_json(outcome, workflow, names)},
                                      {"refused", refused_json(outcome, outcome.refused_anyway, workflow, names)}});
    return {{"cases", report.cases},
            {"acts", report.acts},
            {"changed", report.changed.size()},
            {"refused", all.refused},
            {"late", all.late},
            {"no_longer_late", all.no_longer_late},
            {"new_tasks", all.new_tasks},
            {"people", people_json(report, names)},
            {"items", std::move(items)},
            {"refused_anyway", std::move(anyway)}};
}

} // namespace api
