#include "tests/workflows/seeded_defects.hpp"

#include <algorithm>
#include <stdexcept>

namespace seeded {
namespace {

using namespace workflows::trainee_year;
using enum Of;
using engine::Guards;
using engine::Transition;
using engine::Waiting;
using enum Command;
using enum State;

// The row of a track that starts there on that command; a defect that finds none is sown nowhere.
Transition& row(engine::Model& model, Track track, State from, Command on)
{
    for (Transition& one : model.table(track).rows)
        if (one.from == engine::StateId{from} && one.on == engine::CommandId{on})
            return one;
    throw std::logic_error{"a defect in a row that is not there"};
}

Sown drop_row(Track track, State from, Command on)
{
    return {[=](engine::Model& model) {
        Transition const& gone = row(model, track, from, on);
        auto& rows = model.table(track).rows;
        rows.erase(rows.begin() + (&gone - rows.data()));
    }};
}

// A row and the waits that expect it: the table stays in order, the way is gone.
Sown drop_way(Track track, State from, Command on)
{
    return {[=](engine::Model& model) {
        drop_row(track, from, on).in_tables(model);
        std::erase_if(model.table(track).waits, [&](Waiting const& one) {
            return one.in == engine::StateId{from} && one.expected == engine::CommandId{on};
        });
    }};
}

// Each of these commands from each of these states.
Sown drop_ways(Track track, std::vector<State> const& states, std::vector<Command> const& commands)
{
    return {[=](engine::Model& model) {
        for (State const from : states)
            for (Command const on : commands)
                drop_way(track, from, on).in_tables(model);
    }};
}

Guards without(Guards const& guards, Guard dropped)
{
    std::vector<engine::GuardId> left;
    for (engine::GuardId const one : guards)
        if (one != engine::GuardId{dropped})
            left.push_back(one);
    if (left.size() == guards.size())
        throw std::logic_error{"a defect in a condition that is not there"};
    if (left.empty())
        return {};
    left.resize(8, left.front()); // the same condition twice asks no more than once
    return {left[0], left[1], left[2], left[3], left[4], left[5], left[6], left[7]};
}

Guards with(Guards const& guards, Guard added)
{
    return {guards.begin()[0], guards.begin()[1], guards.begin()[2], guards.begin()[3], added};
}

Sown drop_guard(Track track, State from, Command on, Guard guard)
{
    return {[=](engine::Model& model) {
        Transition& one = row(model, track, from, on);
        one.guard = without(one.guard, guard);
    }};
}

// Wherever the command is on that track.
Sown drop_guard(Track track, Command on, Guard guard)
{
    return {[=](engine::Model& model) {
        for (Transition& one : model.table(track).rows)
            if (one.on == engine::CommandId{on})
                one.guard = without(one.guard, guard);
    }};
}

Sown add_guard(Track track, State from, Command on, Guard guard)
{
    return {[=](engine::Model& model) {
        Transition& one = row(model, track, from, on);
        one.guard = Guards{guard, one.guard.begin()[0]};
    }};
}

Sown lead_to(Track track, State from, Command on, State to)
{
    return {[=](engine::Model& model) { row(model, track, from, on).to = to; }};
}

Sown add_row_from(Track track, State from, Command on, State other)
{
    return {[=](engine::Model& model) {
        Transition copy = row(model, track, from, on);
        copy.from = other;
        model.table(track).rows.push_back(copy);
    }};
}

Sown give_to(Track track, State from, Command on, engine::Roles roles)
{
    return {[=](engine::Model& model) { row(model, track, from, on).by = roles; }};
}

Sown drop_waits(Track track, State in)
{
    return {[=](engine::Model& model) {
        if (std::erase_if(model.table(track).waits, [&](Waiting const& one) { return one.in == engine::StateId{in}; })
            == 0)
            throw std::logic_error{"a defect in a wait that is not there"};
    }};
}

// The state may then rest: what is missing shows only when somebody should move the case on.
Sown rest(Track track, State in)
{
    return {[=](engine::Model& model) {
        drop_waits(track, in).in_tables(model);
        model.at_rest.emplace_back(track, in);
    }};
}

Sown expect_from(Track track, State in, engine::Roles owner)
{
    return {[=](engine::Model& model) {
        for (Waiting& one : model.table(track).waits)
            if (one.in == engine::StateId{in})
                one.owner = owner;
    }};
}

Sown expect_until(Track track, State in, Deadline due)
{
    return {[=](engine::Model& model) {
        for (Waiting& one : model.table(track).waits)
            if (one.in == engine::StateId{in})
                one.due = due;
    }};
}

Sown drop_piece(Track piece)
{
    return {{}, [=](std::vector<Requirement>& all) {
                if (std::erase_if(all, [&](Requirement const& one) { return one.piece == piece; }) == 0)
                    throw std::logic_error{"a defect in a piece that is not asked for"};
            }};
}

template <class Spoil>
Sown in_piece(Track piece, Spoil spoil)
{
    return {{}, [=](std::vector<Requirement>& all) {
                for (Requirement& one : all)
                    if (one.piece == piece)
                        spoil(one);
            }};
}

World world_of(Of which)
{
    World world{.profile = {Corps::certifie, ServiceLoad::full, Path::master_meef, 1}, .title = "essai"};
    switch (which) {
    case Of::first_year: break;
    case Of::second_year: world.profile.year_rank = 2; break;
    case Of::half_time: world.profile.load = ServiceLoad::half; break;
    case Of::hearing: world.doubts_are_heard = true; break;
    case Of::agrege: world.profile.corps = Corps::agrege; break;
    case Of::first_degree: world.profile.corps = Corps::professeur_des_ecoles; break;
    case Of::titulaire: world.titulaire_elsewhere = true; break;
    case Of::diploma: world.diploma_awaited = true; break;
    case Of::first_degree_diploma:
        world.profile.corps = Corps::professeur_des_ecoles;
        world.diploma_awaited = true;
        break;
    case Of::qualified: world.profile.path = Path::already_qualified; break;
    }
    return world;
}

} // namespace

std::vector<Defect> defects()
{
    auto const owned_by = [](Role role) { return [role](Requirement& one) { one.owner = role; }; };
    auto const due = [](Deadline day) { return [day](Requirement& one) { one.due = day; }; };
    auto const optional = [](Requirement& one) { one.compulsory = false; };
    // clang-format off
    return {
        // what                                                         world        sown                                                                                            property                        steps  told
        // ways out that are gone
        {"no second sealing once a piece has changed",                  first_year,  drop_ways(Track::file, {sealed, accessible, consulted}, {seal_again}), "exits", 0, "« Dossier » dans l'état « Consulté » attend toujours : rien n'en fait sortir."},
        {"a sealed file is never opened",                               first_year,  drop_way(Track::file, sealed, open_to_trainee), "exits", 0, "« Dossier » dans l'état « Scellé » attend toujours : rien n'en fait sortir."},
        {"a file is never sealed",                                      first_year,  drop_way(Track::file, assembling, seal), "way-out", 5, "Avis de l'inspecteur : Avis donné"},
        {"nobody who is to be heard is convened",                       first_year,  drop_way(Track::examination, to_be_heard, convene), "rest", 0, "« Examen par le jury » dans l'état « À entendre » n'attend personne, et n'est pas déclaré comme pouvant rester ainsi."},
        {"an absence is recorded and nothing follows",                  first_year,  drop_ways(Track::examination, {absent}, {convene, deliberate_apt, deliberate_not_apt}), "way-out", 12, "Examen par le jury : Absence constatée"},
        {"who is not evaluable goes to no other jury",                  first_year,  drop_way(Track::examination, not_evaluable, submit), "way-out", 10, "Examen par le jury : Constaté non évaluable"},
        {"a decision is never notified",                                first_year,  drop_way(Track::decision, titularised, notify), "way-out", 11, "Examen par le jury : Inscrit sur la liste des aptes"},
        {"after an extension no titularisation",                        first_year,  drop_ways(Track::decision, {extended_notified}, {pronounce_titularisation}), "way-out", 13, "Examen par le jury : Inscrit sur la liste des aptes"},
        {"after a second year nobody is sent to the minister",          second_year, drop_way(Track::decision, awaited, transmit_to_minister), "way-out", 14, "Examen par le jury : Non proposé à la titularisation"},
        {"the minister may not reinstate",                              titulaire,   drop_ways(Track::decision, {transmitted, transmitted_notified}, {record_reinstatement}), "way-out", 14, "Décision : Dossier transmis au ministre"},
        {"the minister may not reinstate once the file's way is told",  titulaire,   drop_way(Track::decision, transmitted_notified, record_reinstatement), "way-out", 15, "Décision : Transmission au ministre notifiée"},
        {"the report is never consulted",                           first_year,  drop_ways(Track::tutor_report, {filed, State::read}, {consult}), "rest", 0, "« Rapport du tuteur » dans l'état « Lu » n'attend personne, et n'est pas déclaré comme pouvant rester ainsi."},
        {"the jury may not hear after it has proposed",                 hearing,     drop_row(Track::examination, proposed, call_to_interview), "awaited", 13, "Dossier : Consultation ouverte"},
        // conditions that are gone
        {"a file is sealed without its pieces",                         first_year,  drop_guard(Track::file, assembling, seal, Guard::every_required_piece_filed), "sealed-complete", 2, "Dossier : Dossier scellé"},
        {"a file is opened before the day",                             first_year,  drop_guard(Track::file, sealed, open_to_trainee, Guard::access_has_opened), "opened-in-time", 7, "Dossier : Consultation ouverte"},
        {"a file is opened though a piece has changed",                 first_year,  drop_guard(Track::file, sealed, open_to_trainee, Guard::seal_is_current), "opened-in-time", 9, "Dossier : Consultation ouverte"},
        {"a file that the trainee may not read goes to the jury",       first_year,  drop_guard(Track::examination, awaited, submit, Guard::file_is_accessible), "equal-knowledge", 6, "Examen par le jury : Transmis au jury"},
        {"convened though a piece has changed",                         first_year,  drop_guard(Track::examination, convene, Guard::seal_is_current), "equal-knowledge", 12, "Examen par le jury : Convoqué à l'entretien"},
        {"found apt though a piece has changed",                        first_year,  drop_guard(Track::examination, deliberate_apt, Guard::seal_is_current), "equal-knowledge", 13, "Examen par le jury : Inscrit sur la liste des aptes"},
        {"found apt out of session",                                    first_year,  drop_guard(Track::examination, proposed, deliberate_apt, Guard::jury_in_session), "deliberated-in-session", 11, "Examen par le jury : Inscrit sur la liste des aptes"},
        {"proposed before the jury has met",                            first_year,  drop_guard(Track::examination, submitted, propose_as_apt, Guard::first_meeting_has_come), "met-before-proposing", 10, "Examen par le jury : Proposé comme apte"},
        {"heard before the day",                                        first_year,  drop_guard(Track::examination, convened, hear, Guard::interview_day_has_come), "heard-on-the-day", 12, "Examen par le jury : Entretien tenu"},
        {"absent before the day",                                       first_year,  drop_guard(Track::examination, convened, record_absence, Guard::interview_day_has_come), "heard-on-the-day", 12, "Examen par le jury : Absence constatée"},
        {"a policy of hearing forgotten at the deliberation",           hearing,     drop_guard(Track::examination, proposed, deliberate_apt, Guard::no_policy_asks_for_a_hearing), "doubt-is-heard", 15, "Examen par le jury : Inscrit sur la liste des aptes"},
        {"an opinion before the report is consulted",                   first_year,  drop_guard(Track::inspector_opinion, awaited, give_opinion, Guard::tutor_report_consulted), "report-before-opinion", 3, "Avis de l'inspecteur : Avis donné"},
        {"an opinion without a report",                                 first_year,  drop_guard(Track::inspector_opinion, awaited, give_opinion, Guard::tutor_report_filed), "report-before-opinion", 2, "Avis de l'inspecteur : Avis donné"},
        {"a second year's opinion without an inspection",               second_year, drop_guard(Track::inspector_opinion, awaited, give_opinion, Guard::inspection_made), "inspection-in-second-year", 4, "Avis de l'inspecteur : Avis donné"},
        {"the INSPE speaks of full-time trainees",                      first_year,  drop_guard(Track::inspe_opinion, awaited, give_inspe_opinion, Guard::opinion_is_required), "inspe-when-due", 2, "Avis du directeur de l'INSPE : Avis donné"},
        {"an opinion corrected while the jury deliberates",             first_year,  drop_guard(Track::head_opinion, correct_opinion, Guard::not_yet_deliberated), "pieces-fixed-in-deliberation", 10, "Avis du chef d'établissement : Avis corrigé"},
        {"titularised without the jury",                                first_year,  drop_guard(Track::decision, awaited, pronounce_titularisation, Guard::found_apt), "titularised-when-apt", 2, "Décision : Titularisation prononcée"},
        {"titularised while the stage goes on",                         first_year,  drop_guard(Track::decision, pronounce_titularisation, Guard::stage_is_over), "titularised-when-over", 13, "Décision : Titularisation prononcée"},
        {"titularised after a resignation",                             first_year,  drop_guard(Track::decision, pronounce_titularisation, Guard::year_in_progress), "decided-while-in-progress", 14, "Décision : Titularisation prononcée"},
        {"resigned from a year that is over",                           first_year,  drop_guard(Track::year, accept_resignation, Guard::year_in_progress), "decided-once", 5, "Année de stage : Démission acceptée"},
        {"extended without a reason",                                   first_year,  drop_guard(Track::decision, awaited, pronounce_extension, Guard::extension_is_due), "extended-with-reason", 2, "Décision : Prolongation prononcée"},
        {"a third year",                                                second_year, drop_guard(Track::decision, awaited, authorise_second_year, Guard::first_year), "one-renewal", 15, "Décision : Seconde année autorisée"},
        {"sent to the minister without a finding",                      first_year,  drop_guard(Track::decision, awaited, transmit_to_minister, Guard::found_not_apt), "ended-when-due", 2, "Décision : Dossier transmis au ministre"},
        {"dismissed though titulaire elsewhere",                        titulaire,   drop_guard(Track::decision, transmitted, record_dismissal, Guard::titulaire_nowhere_else), "dismissed-without-home", 15, "Décision : Licenciement prononcé"},
        {"reinstated nowhere",                                          first_year,  drop_guard(Track::decision, transmitted, record_reinstatement, Guard::titulaire_elsewhere), "reinstated-at-home", 15, "Décision : Réintégration prononcée"},
        {"an agrégé before the jury",                                   agrege,      drop_guard(Track::examination, awaited, submit, Guard::goes_before_a_jury), "jury-when-due", 10, "Examen par le jury : Transmis au jury"},
        // conditions that can never be met
        {"a file is sealed only once it has changed",                      first_year,  add_guard(Track::file, assembling, seal, Guard::piece_changed_since_sealing), "way-out", 5, "Avis de l'inspecteur : Avis donné"},
        {"dismissed before half of the stage",                          first_year,  drop_guard(Track::decision, awaited, dismiss_during_stage, Guard::half_of_stage_served), "half-served", 0, "demande pas : La moitié au moins de la durée normale du stage est accomplie."},
        {"dismissed though the stage is over",                          first_year,  drop_guard(Track::decision, awaited, dismiss_during_stage, Guard::stage_still_runs), "dismissed-while-it-runs", 3, "Décision : Licencié en cours de stage"},
        {"excluded without a sanction",                                 first_year,  drop_guard(Track::decision, awaited, exclude, Guard::exclusion_was_sanctioned), "excluded-by-sanction", 0, "demande pas : L'exclusion définitive est la sanction d'une procédure disciplinaire."},
        {"begun again without an interruption",                         first_year,  drop_guard(Track::year, in_progress, restart, Guard::interrupted_long_enough), "restarted-when-interrupted", 0, "demande pas : L'interruption totale du stage a duré trois ans au moins."},
        {"deferred once begun",                                         first_year,  drop_guard(Track::year, in_progress, defer, Guard::stage_not_begun), "deferred-before-it-begins", 2, "Année de stage : Stage reporté"},
        {"titularised without the diploma",                             diploma,     drop_guard(Track::decision, pronounce_titularisation, Guard::diploma_held), "titularised-with-diploma", 12, "Décision : Titularisation prononcée"},
        {"no diploma, and no way on in the first degree",               first_degree_diploma, {[](engine::Model& model) { for (Command const on : {pronounce_dismissal, pronounce_reinstatement}) { Transition& one = row(model, Track::decision, extended_notified, on); one.guard = with(without(one.guard, Guard::not_apt_or_without_diploma), Guard::found_not_apt); } }}, "way-out", 10, "Examen par le jury : Inscrit sur la liste des aptes"},
        {"in the first degree the minister decides",                    first_degree, drop_guard(Track::decision, awaited, transmit_to_minister, Guard::minister_ends_the_stage), "ended-by-minister", 13, "Décision : Dossier transmis au ministre"},
        {"in the second degree the Rector dismisses",                   first_year,  drop_guard(Track::decision, awaited, pronounce_dismissal, Guard::rector_ends_the_stage), "ended-by-rector", 14, "Décision : Licenciement prononcé par le recteur"},
        {"an agrégé is refused and no committee heard",                 agrege,      drop_guard(Track::decision, awaited, transmit_to_minister, Guard::committee_heard_if_due), "committee-heard", 7, "Décision : Dossier transmis au ministre"},
        // rows that lead or start elsewhere
        {"refused unheard, from the convocation",                       first_year,  add_row_from(Track::examination, heard, deliberate_not_apt, convened), "heard-before-not-apt", 12, "Examen par le jury : Non proposé à la titularisation"},
        {"refused unheard, from the proposal",                          first_year,  add_row_from(Track::examination, heard, deliberate_not_apt, proposed), "heard-before-not-apt", 11, "Examen par le jury : Non proposé à la titularisation"},
        {"a convocation counts as an interview",                        first_year,  lead_to(Track::examination, to_be_heard, convene, heard), "heard-before-not-apt", 12, "Examen par le jury : Non proposé à la titularisation"},
        {"a notified extension ends the year",                          first_year,  lead_to(Track::decision, extended, notify, dismissed_notified), "rows-taken", 0, "« Transmettre au jury »"},
        {"an opinion given stays awaited",                              first_year,  lead_to(Track::head_opinion, awaited, give_opinion, awaited), "exits", 0, "« Avis du chef d'établissement » dans l'état « Attendu » attend toujours : rien n'en fait sortir."},
        {"a lifted alert never closes",                                 first_year,  lead_to(Track::alert, lifted, mark_as_read, lifted), "exits", 0, "« Accompagnement renforcé » dans l'état « Accompagnement terminé » attend toujours : rien n'en fait sortir."},
        // hands and owners
        {"nobody may open the file",                                    first_year,  give_to(Track::file, sealed, open_to_trainee, {}), "hands", 0, "« Ouvrir la consultation », « Dossier » dans l'état « Scellé », ne revient à personne."},
        {"the report is filed by one and awaited from another",         first_year,  expect_from(Track::tutor_report, awaited, Role::head_of_school), "owners", 0, "« Rapport du tuteur » dans l'état « Attendu » attend « Déposer le rapport », que chef ou cheffe d'établissement ne peut pas faire de là."},
        {"nobody is awaited to seal",                                   first_year,  drop_waits(Track::file, assembling), "rest", 0, "« Dossier » dans l'état « En constitution » n'attend personne, et n'est pas déclaré comme pouvant rester ainsi."},
        {"the file may lie unsealed",                                   first_year,  rest(Track::file, assembling), "awaited", 5, "Avis de l'inspecteur : Avis donné"},
        {"the jury's list may wait for ever",                           first_year,  rest(Track::examination, proposed), "awaited", 10, "Examen par le jury : Proposé comme apte"},
        {"a resignation may lie unanswered",                            first_year,  drop_waits(Track::year, resigning), "rest", 0, "« Année de stage » dans l'état « Démission présentée » n'attend personne, et n'est pas déclaré comme pouvant rester ainsi."},
        // rule sets
        {"no head's opinion is asked for",                              first_year,  drop_piece(Track::head_opinion), "sealed-complete", 5, "Dossier : Dossier scellé"},
        {"no report is asked for",                                      first_year,  drop_piece(Track::tutor_report), "report-before-opinion", 2, "Avis de l'inspecteur : Avis donné"},
        {"no inspector's opinion is asked for",                         first_year,  drop_piece(Track::inspector_opinion), "sealed-complete", 4, "Dossier : Dossier scellé"},
        {"no INSPE opinion is asked for",                               half_time,   drop_piece(Track::inspe_opinion), "sealed-complete", 6, "Dossier : Dossier scellé"},
        {"no inspection is asked for in a second year",                 second_year, drop_piece(Track::inspection), "inspection-in-second-year", 4, "Avis de l'inspecteur : Avis donné"},
        {"the head's opinion is only expected",                         first_year,  in_piece(Track::head_opinion, optional), "sealed-complete", 5, "Dossier : Dossier scellé"},
        {"the head's opinion is asked of the tutor",                    first_year,  in_piece(Track::head_opinion, owned_by(Role::tutor)), "owners", 0, "« Avis du chef d'établissement » est demandé à tuteur ou tutrice, qui ne peut pas l'établir."},
        {"the inspection is asked of the jury",                         second_year, in_piece(Track::inspection, owned_by(Role::jury_member)), "owners", 0, "« Inspection » est demandé à membre du jury, qui ne peut pas l'établir."},
        {"the report is due after the opinions",                        first_year,  in_piece(Track::tutor_report, due(Deadline::seal)), "dates", 0, "avant « Scellement des dossiers » dont dépend « Rapport du tuteur »"},
        {"the inspection is due after the sealing",                     second_year, in_piece(Track::inspection, due(Deadline::deliberation)), "dates", 0, "avant « Délibération du jury » dont dépend « Inspection »"},
        {"the file is due before the opinions",                         first_year,  expect_until(Track::file, assembling, Deadline::tutor_report), "dates", 0, "avant « Dépôt des avis » dont dépend « Avis du chef d'établissement »"},
        {"the decision is due before the deliberation",                 first_year,  expect_until(Track::decision, awaited, Deadline::interviews), "dates", 0, "avant « Délibération du jury » dont dépend « Examen par le jury »"},
    };
    // clang-format on
}

std::optional<engine::Refusal> first_refusal(Defect const& defect)
{
    RuleSet rules = *find_rule_set(defect.world == agrege ? "agreges-2014-2022-07-10"
                                       : defect.world == first_degree || defect.world == first_degree_diploma
                                       ? "premier-degre-2014-2022-07-10"
                                       : "arrete-2014-2022-07-10");
    std::vector<Requirement> requirements{rules.requirements.begin(), rules.requirements.end()};
    if (defect.sown.in_rules)
        defect.sown.in_rules(requirements);
    rules.requirements = requirements;
    engine::Model model = model_of(rules, world_of(defect.world));
    if (defect.sown.in_tables)
        defect.sown.in_tables(model);
    auto const report = engine::check(model, engine::Thoroughness::first_refusal);
    return report.refusals.empty() ? std::nullopt : std::optional{report.refusals.front()};
}

} // namespace seeded
