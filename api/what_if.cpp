#include "api/what_if.hpp"

#include "api/text_report.hpp"
#include "api/what_if_view.hpp"

#include <boost/json/serialize.hpp>

#include <ostream>

namespace api {
namespace {

namespace json = boost::json;

// "name=value" as the API's body says it; "name=" and "name" alone as null.
json::object changes(std::vector<std::string> const& words)
{
    json::object all;
    for (std::string const& word : words) {
        auto const sign = word.find('=');
        bool const is_lifted = sign == std::string::npos || sign + 1 == word.size();
        all[word.substr(0, sign)] = is_lifted ? json::value(nullptr) : json::value(word.substr(sign + 1));
    }
    return all;
}

json::object body_of(Supposition const& supposition)
{
    json::object body{{"deadlines", changes(supposition.deadlines)}, {"policies", changes(supposition.policies)}};
    if (!supposition.rule_set.empty())
        body["rule_set"] = supposition.rule_set;
    return body;
}

class Telling {
public:
    Telling(engine::WhatIfReport const& report, Names const& names, std::ostream& out)
        : report_{report}, workflow_{*report.workflow}, names_{names}, out_{out}
    {
    }
    void tell();

private:
    std::string name_of(engine::PersonId const& person) const;
    std::string title_of(engine::CaseOutcome const& outcome) const;
    std::string sentence_of(engine::PastAct const& act) const;
    void tell_people();
    void tell(engine::CaseOutcome const& outcome);
    void tell(engine::Comparison const& today);
    void tell(engine::TaskShift const& shift);

    engine::WhatIfReport const& report_;
    engine::Workflow const& workflow_;
    Names const& names_;
    std::ostream& out_;
};

std::string Telling::name_of(engine::PersonId const& person) const
{
    json::object const shown = names_.of(person);
    return shown.at("name").is_null() ? person.value : std::string{shown.at("name").as_string()};
}

std::string Telling::title_of(engine::CaseOutcome const& outcome) const
{
    return (outcome.subject.empty() ? outcome.title : name_of(outcome.subject)) + " (" + outcome.id.value + ")";
}

std::string Telling::sentence_of(engine::PastAct const& act) const
{
    std::string text{workflow_.label_of(act.track)};
    if (act.piece > 0)
        text += " " + std::to_string(act.piece);
    return text + ", « " + std::string{workflow_.label_of(act.command)} + " », " + name_of(act.actor) + ", le "
        + engine::in_french(act.done_on);
}

void Telling::tell_people()
{
    if (report_.people.empty())
        return;
    out_ << "\nPar personne\n";
    for (engine::Burden const& burden : report_.people) {
        std::string text;
        auto const add = [&](std::size_t count, char const* one, char const* many) {
            if (count > 0)
                text += (text.empty() ? "" : ", ") + counted(count, one, many);
        };
        add(burden.refused, "acte refusé", "actes refusés");
        add(burden.late, "acte en retard", "actes en retard");
        add(burden.no_longer_late, "acte à temps", "actes à temps");
        add(burden.new_tasks, "acte de plus à faire", "actes de plus à faire");
        out_ << "  " << name_of(burden.person) << " : " << text << '\n';
    }
}

void Telling::tell(engine::TaskShift const& shift)
{
    auto const words = workflow_.words();
    bool const vanishes = shift.shift == engine::Shift::vanishes;
    out_ << (vanishes                                  ? "  n'est plus à faire : "
                 : shift.shift == engine::Shift::moves ? "  reste à faire, autrement : "
                                                       : "  serait à faire : ")
         << label_in(words.tracks, shift.task.track) << ", « " << label_in(words.commands, shift.task.command) << " »";
    for (engine::PersonId const& holder : shift.holders)
        out_ << ", " << name_of(holder);
    if (shift.task.due && !vanishes)
        out_ << ", pour le " << engine::in_french(*shift.task.due);
    if (shift.due_before)
        out_ << " (et non le " << engine::in_french(*shift.due_before) << ")";
    out_ << '\n';
}

void Telling::tell(engine::Comparison const& today)
{
    for (engine::PieceShift const& piece : today.pieces)
        out_ << (piece.shift == engine::Shift::appears ? "  pièce demandée en plus : "
                                                       : "  pièce qui n'est plus demandée : ")
             << workflow_.label_of(piece.track) << (piece.is_missing ? ", qui manque" : "") << '\n';
    for (engine::DefectShift const& defect : today.defects) {
        out_ << (defect.shift == engine::Shift::appears ? "  défaut de plus\n" : "  défaut de moins\n");
        print_conditions({defect.condition}, "    ", out_);
    }
    for (engine::TaskShift const& task : today.tasks)
        tell(task);
}

void Telling::tell(engine::CaseOutcome const& outcome)
{
    out_ << '\n' << title_of(outcome) << '\n';
    for (engine::RefusedAct const& refused : outcome.refused) {
        out_ << "  serait refusé : " << sentence_of(refused.act) << '\n';
        print_error(refused.refusal, "    ", out_);
    }
    for (engine::LateAct const& late : outcome.late) {
        out_ << (late.is_late ? "  en retard : " : "  à temps : ") << sentence_of(late.act);
        if (late.due)
            out_ << ", pour le " << engine::in_french(*late.due);
        if (late.due_before)
            out_ << " (et non le " << engine::in_french(*late.due_before) << ")";
        out_ << '\n';
    }
    tell(outcome.today);
}

void Telling::tell()
{
    engine::Burden const all = engine::total_of(report_);
    out_ << counted(report_.cases, "dossier", "dossiers") << ", "
         << counted(report_.acts, "acte rejoué", "actes rejoués") << " : "
         << counted(report_.changed.size(), "dossier change", "dossiers changent") << ".\n"
         << "Actes refusés : " << all.refused << " ; en retard : " << all.late
         << " ; qui ne le sont plus : " << all.no_longer_late << " ; à faire en plus : " << all.new_tasks << ".\n";
    if (!report_.refused_anyway.empty())
        out_ << "Les règles d'aujourd'hui refusent des actes de "
             << counted(report_.refused_anyway.size(), "dossier", "dossiers")
             << " même sans rien changer : elles ont changé depuis.\n";
    out_ << "Un acte refusé est rejoué comme s'il avait eu lieu : chaque refus est dit pour lui-même.\n";
    tell_people();
    for (engine::CaseOutcome const& outcome : report_.changed)
        tell(outcome);
    for (engine::CaseOutcome const& outcome : report_.refused_anyway) {
        out_ << "\nRefusé même sans rien changer : " << title_of(outcome) << '\n';
        for (engine::RefusedAct const& refused : outcome.refused_anyway) {
            out_ << "  " << sentence_of(refused.act) << '\n';
            print_error(refused.refusal, "    ", out_);
        }
    }
}

} // namespace

int what_if(engine::CaseService& service, Supposition const& supposition, std::ostream& out, std::ostream& complaints)
{
    engine::CaseId const campaign{supposition.campaign};
    auto const workflow = engine::workflow_of_campaign(service, campaign);
    auto alteration = workflow ? engine::read_alteration(body_of(supposition), **workflow)
                               : engine::Result<engine::Alteration>{tl::unexpected{workflow.error()}};
    if (!alteration) {
        print_error(alteration.error(), "", complaints);
        return 1;
    }
    Progress progress{complaints};
    auto const report = engine::what_if(service, {campaign, *std::move(alteration), std::nullopt},
                                        [&](std::size_t done, std::size_t all) { progress(done, all); });
    if (!report) {
        print_error(report.error(), "", complaints);
        return 1;
    }
    auto const names = names_in(*report, service.store().directory());
    if (supposition.format == "json")
        out << json::serialize(what_if_json(*report, names, {})) << '\n';
    else
        Telling{*report, names, out}.tell();
    return 0;
}

} // namespace api
