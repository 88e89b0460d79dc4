// What events and the world around do to the marks.

#include "workflows/trainee_year/model.hpp"

#include <array>

namespace workflows::trainee_year::model {
namespace {

using engine::bit;
using engine::Change;
using engine::Clause;
using engine::Effect;
using engine::has;
using engine::in;
using engine::Marks;
using engine::Occurrence;

constexpr Marks jury_stages = bit(Mark::jury_has_met) | bit(Mark::deliberation_open) | bit(Mark::jury_closed);
constexpr Marks hearings = bit(Mark::heard) | bit(Mark::heard_by_jury);

Change set(Mark mark, std::string_view remark = {})
{
    return {bit(mark), 0, remark};
}

Change clear(Mark mark, std::string_view remark = {})
{
    return {0, bit(mark), remark};
}

void add_pieces(std::vector<Effect>& all)
{
    Clause const is_sealed = !in(Track::file, {State::assembling});
    for (Event const content : {Event::visit_annexed, Event::review_filed, Event::review_corrected, Event::report_filed,
                                Event::report_corrected, Event::inspection_recorded, Event::inspection_corrected,
                                Event::opinion_given, Event::opinion_corrected})
        all.push_back({content, {}, is_sealed, {set(Mark::piece_changed)}});
    all.push_back({Event::report_corrected, {}, {}, {clear(Mark::report_consulted)}});
    all.push_back({Event::report_consulted, {}, {}, {set(Mark::report_consulted)}});
    all.push_back({Event::file_sealed, {}, {}, {clear(Mark::piece_changed)}});
    all.push_back({Event::file_resealed, {}, {}, {clear(Mark::piece_changed)}});
}

// A correction may leave what an opinion is worth as it was. That some opinion is unfavourable is one mark for all of
// them: one that turns favourable may clear it though another stands, and so more is walked than can be, never less.
void add_opinions(std::vector<Effect>& all, RuleSet const& rules, World const& world)
{
    if (world.doubts_are_heard) {
        all.push_back({Event::opinion_given, {}, {}, {Change{}, set(Mark::some_doubt, "défavorable")}});
        all.push_back({Event::opinion_corrected,
                       {},
                       {},
                       {Change{}, set(Mark::some_doubt, "défavorable"), clear(Mark::some_doubt, "favorable")}});
    }
    if (rules.route_of(world.profile) == Route::jury || world.profile.path == Path::already_qualified)
        return;
    for (Event const said : {Event::opinion_given, Event::opinion_corrected})
        all.push_back({said,
                       Track::inspector_opinion,
                       {},
                       {clear(Mark::inspector_doubts, "favorable"), set(Mark::inspector_doubts, "défavorable")}});
}

void add_jury(std::vector<Effect>& all, World const& world)
{
    Marks const heard = bit(Mark::heard) | (world.doubts_are_heard ? bit(Mark::heard_by_jury) : 0);
    // A file may go to a jury that already sits; what another did no longer counts.
    constexpr Marks forgotten = jury_stages | hearings | bit(Mark::interview_day_come);
    constexpr Marks met = bit(Mark::jury_has_met);
    all.push_back({Event::submitted_to_jury,
                   {},
                   {},
                   {Change{0, forgotten}, Change{met, forgotten, "à un jury qui s'est déjà réuni"},
                    Change{met | bit(Mark::deliberation_open), forgotten, "à un jury en délibération"}}});
    all.push_back({Event::convened_to_interview, {}, {}, {clear(Mark::heard)}});
    all.push_back({Event::convened_to_interview,
                   {},
                   {},
                   {clear(Mark::interview_day_come), set(Mark::interview_day_come, "pour le jour même")}});
    for (Event const what : {Event::interview_held, Event::absence_recorded})
        all.push_back({what, {}, {}, {Change{heard, bit(Mark::interview_day_come)}}});
    for (Event const found : {Event::deliberated_apt, Event::deliberated_not_apt, Event::found_not_evaluable})
        all.push_back({found, {}, {}, {Change{0, hearings}}});
}

// How the time of a stage may stand once an absence is recorded, ended or taken back: running as usual; prolonged and to
// be completed; prolonged and over; over without having been prolonged; interrupted by a suspension.
constexpr Marks times = bit(Mark::prolonged) | bit(Mark::to_be_completed) | bit(Mark::stage_ended);
constexpr Change as_usual{0, times, "rien ne prolonge plus le stage"};
constexpr Change to_complete{bit(Mark::prolonged) | bit(Mark::to_be_completed), bit(Mark::stage_ended),
                             "qui prolonge le stage"};
constexpr Change completed{bit(Mark::prolonged) | bit(Mark::stage_ended), bit(Mark::to_be_completed),
                           "qui a prolongé le stage jusqu'à un jour passé"};
constexpr Change over{bit(Mark::stage_ended), bit(Mark::prolonged) | bit(Mark::to_be_completed),
                      "le stage n'est plus prolongé et il est fini"};
constexpr Change interrupted{bit(Mark::to_be_completed), bit(Mark::stage_ended)};

Change begun(Change change)
{
    change.set |= bit(Mark::stage_begun);
    return change;
}

Change not_yet_begun(Change change)
{
    change.clear |= bit(Mark::stage_begun);
    return change;
}

void add_stage(std::vector<Effect>& all)
{
    all.push_back({Event::year_opened, {}, {}, {Change{}, set(Mark::stage_begun, "le stage a commencé")}});
    for (Event const absence : {Event::leave_recorded, Event::part_time_recorded})
        all.push_back({absence, {}, {}, {Change{}, to_complete, completed}});
    for (Event const undone : {Event::leave_cancelled, Event::part_time_cancelled})
        all.push_back({undone,
                       {},
                       has(Mark::prolonged),
                       {Change{}, as_usual, completed, over, interrupted, {bit(Mark::to_be_completed), times}}});
    all.push_back({Event::trainee_suspended, {}, {}, {interrupted}});
    all.push_back({Event::suspension_lifted, {}, has(Mark::to_be_completed), {to_complete, completed}});
    all.push_back({Event::stage_taken_up,
                   {},
                   {},
                   {not_yet_begun(as_usual), begun(as_usual), not_yet_begun(to_complete), begun(to_complete),
                    not_yet_begun(interrupted), begun(interrupted)}});
}

} // namespace

std::vector<Effect> effects(RuleSet const& rules, World const& world)
{
    std::vector<Effect> all;
    add_pieces(all);
    add_opinions(all, rules, world);
    add_jury(all, world);
    add_stage(all);
    return all;
}

std::vector<Occurrence> occurrences()
{
    // The jury's own case moves on by itself, as its table tells; before it has the file it does not matter how.
    Clause const is_open = !in(Track::year, {State::unopened});
    Clause const has_the_file = !in(Track::examination, {State::awaited});
    Clause const sits = has_the_file && has(Mark::jury_has_met) && !has(Mark::jury_closed);
    return {
        {"La date d'ouverture de la consultation arrive",
         is_open && !has(Mark::access_day_come),
         {set(Mark::access_day_come)}},
        {"Le jury tient sa première réunion", has_the_file && !has(Mark::jury_has_met), {set(Mark::jury_has_met)}},
        {"Le jury ouvre sa délibération", sits && !has(Mark::deliberation_open), {set(Mark::deliberation_open)}},
        {"Le jury suspend sa délibération", sits && has(Mark::deliberation_open), {clear(Mark::deliberation_open)}},
        {"Le jury clôt sa session",
         sits && has(Mark::deliberation_open),
         {Change{bit(Mark::jury_closed), bit(Mark::deliberation_open)}}},
        {"Le jury se réunit de nouveau", has_the_file && has(Mark::jury_closed), {clear(Mark::jury_closed)}},
        {"Le jour de l'entretien arrive",
         in(Track::examination, {State::convened}) && !has(Mark::interview_day_come),
         {set(Mark::interview_day_come)}},
        {"Le stage commence", is_open && !has(Mark::stage_begun), {set(Mark::stage_begun)}},
        {"Le dernier jour du stage passe",
         has(Mark::stage_begun) && !has(Mark::stage_ended),
         {Change{bit(Mark::stage_ended), bit(Mark::to_be_completed)}}},
    };
}

} // namespace workflows::trainee_year::model
