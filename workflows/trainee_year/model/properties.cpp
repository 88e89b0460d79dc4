// What the law asks whatever the tables and rule sets say (section (h) of the domain reference). Written from the
// invariants and not from the tables: here lies what a wrong row or a weakened rule set is measured by.

#include "workflows/trainee_year/model.hpp"

namespace workflows::trainee_year::model {
namespace {

using engine::Clause;
using engine::EventId;
using engine::has;
using engine::in;
using engine::Property;
using enum Event;
using enum State;

struct Floor {
    RuleSet const& rules;
    World const& world;

    Profile const& profile() const { return world.profile; }
    bool is_qualified() const { return profile().path == Path::already_qualified; }
    bool is_elsewhere() const { return !is_qualified() && profile().place == Place::elsewhere; }
    bool is_agrege() const { return profile().corps == Corps::agrege; }
    bool is_first_degree() const { return profile().corps == Corps::professeur_des_ecoles; }
    bool is_psychologist() const { return profile().corps >= Corps::psyen_eda; }
    bool has_jury() const { return !is_qualified() && !is_agrege(); }
    bool is_second() const { return profile().year_rank == 2; }
    // Everybody until 9 July 2022, half-time trainees since then (I5); psychologists always (L4).
    bool has_inspe() const
    {
        if (is_qualified() || is_elsewhere())
            return false;
        return is_psychologist() || rules.valid_from < "2022-07-10" || profile().load == ServiceLoad::half;
    }
    // For psychologists EDO it is the director of the CIO who speaks.
    bool has_head() const
    {
        return !is_qualified() && !is_elsewhere() && !is_first_degree() && profile().corps != Corps::psyen_eda;
    }
    bool has_inspector() const { return !is_elsewhere() && profile().corps != Corps::psyen_edo; }
    bool rests_on_report() const { return !is_qualified() && !is_elsewhere(); }
    bool has_inspection() const { return !is_qualified() && has_inspector() && (is_second() || is_agrege()); }

    // The voices without which nobody is judged (I2, I4 to I6; section (d), ST12 and ST13).
    Clause pieces() const
    {
        Clause all = true;
        auto const add = [&](bool is_due, Track piece) {
            if (is_due)
                all = std::move(all) && is_there(piece);
        };
        add(rests_on_report(), Track::tutor_report);
        add(has_head(), Track::head_opinion);
        add(has_inspector(), Track::inspector_opinion);
        add(has_inspe(), Track::inspe_opinion);
        add(has_inspection(), Track::inspection);
        add(is_elsewhere(), Track::authority_opinion);
        return all;
    }
};

void add_pieces(std::vector<Property>& all, Floor const& floor)
{
    all.push_back({"report-before-opinion",
                   "L'inspecteur donne son avis après avoir consulté le rapport du tuteur dans sa dernière version.",
                   {opinion_given, opinion_corrected},
                   Track::inspector_opinion,
                   !Clause{floor.rests_on_report()} || (is_there(Track::tutor_report) && has(Mark::report_consulted))});
    all.push_back({"inspection-in-second-year",
                   "En seconde année, une inspection précède l'avis de l'inspecteur.",
                   {opinion_given},
                   Track::inspector_opinion,
                   !Clause{floor.is_second() && floor.has_inspection()} || is_there(Track::inspection)});
    all.push_back({"inspe-when-due",
                   "L'INSPE ne donne son avis que sur ceux que le texte lui confie.",
                   {opinion_given},
                   Track::inspe_opinion,
                   floor.has_inspe()});
    all.push_back(
        {"pieces-fixed-in-deliberation",
         "Aucune pièce ne change pendant que le jury délibère.",
         {report_filed, report_corrected, inspection_recorded, inspection_corrected, opinion_given, opinion_corrected},
         {},
         !has(Mark::deliberation_open) || in(Track::decision, {extended_notified})});
}

void add_file(std::vector<Property>& all, Floor const& floor)
{
    all.push_back({"sealed-complete",
                   "Un dossier n'est scellé qu'avec toutes les pièces dues.",
                   {file_sealed, file_resealed},
                   {},
                   floor.pieces()});
    all.push_back({"opened-in-time",
                   "Le dossier s'ouvre au stagiaire à la date prévue, tel qu'il est scellé.",
                   {file_opened},
                   {},
                   has(Mark::access_day_come) && !has(Mark::piece_changed)});
    all.push_back(
        {"equal-knowledge",
         "Le jury ne reçoit, ne convoque et ne délibère que sur un dossier que le stagiaire peut lire tel quel.",
         {submitted_to_jury, convened_to_interview, deliberated_apt, deliberated_not_apt},
         {},
         in(Track::file, {accessible, consulted}) && !has(Mark::piece_changed)});
}

void add_jury(std::vector<Property>& all, Floor const& floor)
{
    all.push_back({"jury-when-due",
                   "Ni un agrégé ni une personne déjà qualifiée ne passent devant le jury.",
                   {submitted_to_jury},
                   {},
                   floor.has_jury()});
    all.push_back({"judged-on-complete-file",
                   "Personne n'est jugé sans toutes les pièces dues.",
                   {submitted_to_jury, deliberated_apt, deliberated_not_apt},
                   {},
                   floor.pieces()});
    all.push_back({"heard-before-not-apt",
                   "Personne n'est écarté sans entretien ni absence constatée, depuis sa dernière convocation.",
                   {deliberated_not_apt},
                   {},
                   has(Mark::heard)});
    all.push_back({"heard-on-the-day",
                   "L'entretien se tient, et l'absence se constate, au jour de la convocation.",
                   {interview_held, absence_recorded},
                   {},
                   has(Mark::interview_day_come)});
    all.push_back(
        {"doubt-is-heard",
         "Là où l'académie entend toute personne dont un avis est défavorable, elle n'est inscrite qu'entendue.",
         {deliberated_apt},
         {},
         !has(Mark::some_doubt) || has(Mark::heard_by_jury)});
    all.push_back({"met-before-proposing",
                   "Le jury se prononce une fois réuni.",
                   {proposed_as_apt, called_to_interview, found_not_evaluable},
                   {},
                   has(Mark::jury_has_met)});
    all.push_back({"deliberated-in-session",
                   "Le jury délibère en séance ouverte.",
                   {deliberated_apt, deliberated_not_apt},
                   {},
                   has(Mark::deliberation_open)});
}

std::vector<EventId> const decisions{titularisation_pronounced, extension_pronounced,    second_year_authorised,
                                     file_transmitted,          dismissal_pronounced,    reinstatement_pronounced,
                                     dismissed_during_stage,    reinstated_during_stage, exclusion_pronounced,
                                     dismissal_recorded,        reinstatement_recorded};

void add_findings(std::vector<Property>& all, Floor const& floor)
{
    Clause const found_apt = floor.has_jury() ? in(Track::examination, {apt}) : floor.pieces();
    Clause const found_not_apt = floor.has_jury()
        ? in(Track::examination, {not_apt})
        : Clause{!floor.is_qualified()} && has(Mark::inspector_doubts) && floor.pieces();
    Clause const still_without_diploma = misses_diploma(floor.world) && in(Track::decision, {extended_notified});
    all.push_back({"titularised-when-apt",
                   "N'est titularisé que qui est déclaré apte, ou n'a pas de jury et un dossier complet.",
                   {titularisation_pronounced},
                   {},
                   found_apt});
    all.push_back({"titularised-when-over",
                   "Personne n'est titularisé avant la fin d'un stage que des absences prolongent ou interrompent.",
                   {titularisation_pronounced},
                   {},
                   !has(Mark::to_be_completed)});
    all.push_back({"titularised-with-diploma",
                   "Personne n'est titularisé sans le diplôme attendu.",
                   {titularisation_pronounced},
                   {},
                   !misses_diploma(floor.world)});
    all.push_back({"renewed-when-not-apt",
                   "Une seconde année suppose que l'aptitude ne soit pas reconnue.",
                   {second_year_authorised},
                   {},
                   found_not_apt});
    all.push_back(
        {"ended-when-due",
         "La fin d'un stage suppose que l'aptitude ne soit pas reconnue, ou que le diplôme manque encore après "
         "une prolongation.",
         {file_transmitted, dismissal_pronounced, reinstatement_pronounced},
         {},
         found_not_apt || (still_without_diploma && found_apt)});
    all.push_back(
        {"extended-with-reason",
         "Un stage n'est prolongé que par des absences, faute d'avoir pu évaluer ou, une fois, pour le diplôme.",
         {extension_pronounced},
         {},
         has(Mark::prolonged) || in(Track::examination, {not_evaluable})
             || (misses_diploma(floor.world) && !in(Track::decision, {extended_notified}))});
}

void add_authorities(std::vector<Property>& all, Floor const& floor)
{
    bool const titulaire = floor.world.titulaire_elsewhere;
    all.push_back({"one-renewal",
                   "Après une seconde année, il n'y en a pas de troisième.",
                   {second_year_authorised},
                   {},
                   !floor.is_second()});
    all.push_back({"dismissed-without-home",
                   "Qui est titulaire d'un autre corps n'est pas licencié.",
                   {dismissal_recorded, dismissal_pronounced, dismissed_during_stage},
                   {},
                   !titulaire});
    all.push_back({"reinstated-at-home",
                   "N'est réintégré que qui est titulaire d'un autre corps.",
                   {reinstatement_recorded, reinstatement_pronounced, reinstated_during_stage},
                   {},
                   titulaire});
    all.push_back({"ended-by-rector",
                   "Le recteur ne met fin lui-même, après la délibération, qu'au stage d'un professeur des écoles.",
                   {dismissal_pronounced, reinstatement_pronounced},
                   {},
                   floor.is_first_degree()});
    all.push_back({"ended-by-minister",
                   "Le dossier d'un professeur des écoles ne va pas au ministre.",
                   {file_transmitted},
                   {},
                   !floor.is_first_degree()});
    all.push_back({"committee-heard",
                   "Là où aucun jury ne dit l'aptitude, la commission est entendue avant un refus ou une fin de stage.",
                   {second_year_authorised, file_transmitted, dismissed_during_stage, reinstated_during_stage},
                   {},
                   floor.has_jury() || in(Track::joint_committee, {recorded})});
}

void add_course(std::vector<Property>& all)
{
    all.push_back({"decided-while-in-progress",
                   "Rien ne se décide quand la démission est acceptée, ni quand le stage est reporté ou recommencé.",
                   decisions,
                   {},
                   in(Track::year, {in_progress, resigning})});
    auto ending = decisions;
    ending.emplace_back(resignation_accepted);
    ending.emplace_back(stage_restarted);
    all.push_back(
        {"decided-once",
         "Après une décision notifiée qui met fin à l'année, rien d'autre ne se décide.",
         std::move(ending),
         {},
         !in(Track::decision,
             {titularised_notified, renewal_notified, dismissed_notified, reinstated_notified, excluded_notified})});
    all.push_back({"deferred-before-it-begins",
                   "Un stage n'est reporté qu'avant de commencer.",
                   {deferral_granted},
                   {},
                   !has(Mark::stage_begun)});
    all.push_back({"dismissed-while-it-runs",
                   "Un stage fini n'est plus interrompu par un licenciement.",
                   {dismissed_during_stage, reinstated_during_stage},
                   {},
                   !has(Mark::stage_ended)});
    all.push_back({"half-served",
                   "Nul n'est licencié pour insuffisance avant la moitié de la durée normale.",
                   {dismissed_during_stage, reinstated_during_stage},
                   {},
                   {},
                   Guard::half_of_stage_served});
    all.push_back({"excluded-by-sanction",
                   "L'exclusion définitive est d'abord une sanction.",
                   {exclusion_pronounced},
                   {},
                   {},
                   Guard::exclusion_was_sanctioned});
    all.push_back({"restarted-when-interrupted",
                   "Le stage ne recommence qu'après une longue interruption.",
                   {stage_restarted},
                   {},
                   {},
                   Guard::interrupted_long_enough});
}

} // namespace

std::vector<Property> properties(RuleSet const& rules, World const& world)
{
    Floor const floor{rules, world};
    std::vector<Property> all;
    add_pieces(all, floor);
    add_file(all, floor);
    add_jury(all, floor);
    add_findings(all, floor);
    add_authorities(all, floor);
    add_course(all);
    return all;
}

} // namespace workflows::trainee_year::model
