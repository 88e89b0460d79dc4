#include "workflows/distance_accompaniment/model.hpp"

#include "workflows/distance_accompaniment/distance_accompaniment.hpp"
#include "workflows/distance_accompaniment/tracks/tracks.hpp"

namespace workflows::distance_accompaniment {
namespace {

using engine::bit;
using engine::Change;
using engine::Clause;
using engine::has;
using engine::in;
using engine::Meaning;
using engine::Model;
using engine::Property;
using enum State;

// French, in the order of Mark.
constexpr std::array mark_words{
    "premier jour du contrat arrivé",
    "premier jour du contrat passé",
    "une activité enregistrée",
    "compte rendu consulté dans sa dernière version",
};
static_assert(mark_words.size() == static_cast<std::size_t>(Mark::report_consulted) + 1);

Clause in_force_now()
{
    return in(Track::contract, {in_force});
}

Clause report_is_sent()
{
    return in(Track::report, {filed, received});
}

// What depends on nothing but the form that is filled in, or on who holds a function, is taken as met.
Meaning meaning(Guard guard)
{
    switch (guard) {
    case Guard::campaign_is_open:
    case Guard::rules_are_known:
    case Guard::start_is_ahead:
    case Guard::days_in_order:
    case Guard::parties_are_two:
    case Guard::participants_of_group:
    case Guard::moment_is_told:
    case Guard::correspondent_in_office:
    case Guard::vacations_as_computed: return {};
    case Guard::no_work_recorded: return {!has(Mark::work_recorded)};
    case Guard::start_has_passed: return {has(Mark::first_day_past)};
    case Guard::signed_before_start: return {!has(Mark::first_day_past)};
    case Guard::contract_in_force: return {in_force_now()};
    case Guard::contract_not_cancelled: return {!in(Track::contract, {unprepared, cancelled})};
    case Guard::group_is_listed: return {in(Track::group, {listed})};
    case Guard::day_of_the_contract: return {has(Mark::first_day_come)};
    case Guard::report_not_sent: return {!report_is_sent()};
    case Guard::pay_not_decided: return {in(Track::decision, {awaited})};
    case Guard::work_recorded: return {has(Mark::work_recorded)};
    case Guard::report_to_consult: return {!has(Mark::report_consulted)};
    case Guard::report_sent: return {report_is_sent()};
    case Guard::archive_is_due:
    case Guard::contents_are_due:
    case Guard::file_not_archived: return {.when = {}, .is_exact = false};
    case Guard::report_consulted: return {report_is_sent() && has(Mark::report_consulted)};
    }
    return {};
}

// The first day named may be today.
std::vector<engine::Effect> effects()
{
    constexpr auto days = bit(Mark::first_day_come) | bit(Mark::first_day_past);
    Change const later{0, days};
    Change const today{bit(Mark::first_day_come), bit(Mark::first_day_past), "à partir du jour même"};
    std::vector<engine::Effect> all{
        {Event::contract_prepared, {}, {}, {later, today}},
        {Event::contract_amended, {}, {}, {later, today}},
        {Event::contract_postponed, {}, {}, {later, today}},
        {Event::activity_recorded, {}, {}, {{bit(Mark::work_recorded), 0}}},
        // the only one, or one of several
        {Event::activity_removed, {}, {}, {Change{}, {0, bit(Mark::work_recorded), "la seule"}}},
        {Event::activity_report_consulted, {}, {}, {{bit(Mark::report_consulted), 0}}},
        {Event::activity_report_filed, {}, {}, {{0, bit(Mark::report_consulted)}}},
    };
    return all;
}

std::vector<engine::Occurrence> occurrences()
{
    Clause const is_open = !in(Track::contract, {unprepared});
    return {
        {"Le premier jour du contrat arrive", is_open && !has(Mark::first_day_come), {{bit(Mark::first_day_come), 0}}},
        {"Le premier jour du contrat passe",
         is_open && has(Mark::first_day_come) && !has(Mark::first_day_past),
         {{bit(Mark::first_day_past), 0}}}};
}

// Written from the document and not from the tables: here lies what a wrong row is measured by.
std::vector<Property> properties()
{
    using enum Event;
    return {
        {"signed-before-work",
         "Le contrat n'entre en vigueur que si le travail n'a pas encore commencé.",
         {trainer_countersigned, academy_countersigned},
         {},
         !has(Mark::first_day_past) && !has(Mark::work_recorded)},
        {"signed-by-both",
         "Le contrat porte les deux signatures : la seconde est de l'autre partie.",
         {trainer_countersigned},
         {},
         in(Track::contract, {signed_by_academy})},
        {"signed-by-both-too",
         "Le contrat porte les deux signatures : la seconde, si elle est de l'académie, suit celle du formateur.",
         {academy_countersigned},
         {},
         in(Track::contract, {signed_by_trainer})},
        {"no-work-without-contract",
         "Sans contrat signé des deux parties, aucune activité n'est enregistrée.",
         {activity_recorded, activity_corrected},
         {},
         in_force_now() && has(Mark::first_day_come)},
        {"report-after-work",
         "Le compte rendu suit le travail, et le travail rapporté ne change plus.",
         {activity_recorded, activity_corrected, activity_removed},
         {},
         !report_is_sent()},
        {"report-of-something",
         "Un compte rendu rapporte une activité au moins.",
         {activity_report_filed},
         {},
         in_force_now() && has(Mark::work_recorded)},
        {"no-pay-without-contract", "Sans contrat, rien n'est rémunéré.", {pay_granted}, {}, in_force_now()},
        {"no-pay-without-report", "Sans compte rendu, rien n'est rémunéré.", {pay_granted}, {}, report_is_sent()},
        {"on-sight-of-report",
         "La rémunération se décide au vu du compte rendu, dans sa dernière version.",
         {pay_granted},
         {},
         has(Mark::report_consulted)},
        {"as-many-as-computed",
         "Le nombre de vacations accordées est celui du calcul.",
         {pay_granted},
         {},
         true,
         Guard::vacations_as_computed},
        {"decided-by-another",
         "Nul ne décide de sa propre rémunération.",
         {pay_granted, pay_refused, pay_decision_withdrawn},
         {},
         true,
         Guard::parties_are_two},
        {"academy-signs-for-another",
         "Nul ne signe son propre contrat pour l'académie.",
         {academy_signed, academy_countersigned},
         {},
         true,
         Guard::parties_are_two},
        {"decision-stands-on-its-pieces",
         "Tant que la décision tient, ni le travail, ni le compte rendu, ni le contrat ne changent.",
         {activity_recorded, activity_corrected, activity_removed, activity_report_filed, report_sent_back,
          report_taken_back, contract_cancelled, contract_amended, group_listed},
         {},
         in(Track::decision, {awaited})},
    };
}

} // namespace

engine::Model model_of(PayRules const& rules)
{
    static DistanceAccompaniment const workflow;
    Model model;
    model.workflow = &workflow;
    model.rule_set = rules.name;
    model.world = "tout contrat";
    for (engine::Track const& track : tables::tracks)
        model.tables.push_back({track.id,
                                track.repeatable,
                                track.initial,
                                {track.rows.begin(), track.rows.end()},
                                {track.waits.begin(), track.waits.end()},
                                true});
    model.meaning = [](engine::TrackId, engine::GuardId guard, engine::CommandId) {
        return meaning(static_cast<Guard>(guard.value));
    };
    model.marks = {mark_words.begin(), mark_words.end()};
    model.effects = effects();
    model.occurrences = occurrences();
    model.ends = in(Track::decision, {granted, refused});
    model.released = in(Track::contract, {cancelled});
    model.at_rest = {{Track::contract, unprepared}, {Track::contract, in_force},   {Track::contract, cancelled},
                     {Track::group, listed},        {Track::activity, unrecorded}, {Track::activity, recorded},
                     {Track::decision, granted},    {Track::decision, refused},    {Track::retention, kept},
                     {Track::retention, held}};
    model.calendar = {Deadline::start, Deadline::report, Deadline::decision};
    model.dues = {{Track::report, Role::trainer, Deadline::report},
                  {Track::decision, Role::training_officer, Deadline::decision}};
    model.properties = properties();
    model.left_out = {
        "ce qui ne dépend que du formulaire (dates, participants, nombre de vacations) : qui le remplit peut "
        "satisfaire "
        "la condition ; le calcul est éprouvé par ses propres tests",
        "les personnes : chaque fonction est réputée tenue, par une autre personne que le formateur ou la formatrice",
        "les activités : une seule d'entre elles représente les autres, qui peuvent commencer à tout moment",
        "les jours : seul compte l'ordre des faits ; une date attendue peut toujours arriver",
        "la conservation du dossier et ce qui en est effacé : une décision peut être rapportée, ou ne plus l'être",
        "la suite d'une fin : un acte de plus est regardé, et rien au-delà",
    };
    return model;
}

std::vector<engine::Model> models()
{
    std::vector<engine::Model> all;
    for (PayRules const& rules : pay_rules())
        all.push_back(model_of(rules));
    return all;
}

} // namespace workflows::distance_accompaniment
