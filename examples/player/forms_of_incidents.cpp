#include "examples/player/forms_of_incidents.hpp"

#include "workflows/trainee_year/commands.hpp"

#include "engine/body.hpp"

#include <stdexcept>

namespace examples::player {

namespace {

using namespace workflows::trainee_year;
using std::chrono::days;

// A step that is refused by this condition is asked wrongly on purpose.
bool is_wrong(Step const& step, std::string_view condition)
{
    return step.refused_by == condition;
}

RecordLeave leave(Step const& step, Life const& life)
{
    auto const& leave = life.leaves.at(step.nth - 1U);
    RecordLeave form{leave.kind, leave.first_day, leave.last_day};
    if (is_wrong(step, "leave-is-open-to-trainees"))
        form.kind = LeaveKind::availability;
    if (is_wrong(step, "personal-leave-is-short"))
        form.last_day += days{60};
    return form;
}

RecordPartTime part_time(Life const& life)
{
    auto const from = life.who.starts_on + days{40};
    if (life.part_times.empty()) // asked for by somebody to whom it is not open
        return {from, from + days{60}, 80};
    auto const& one = life.part_times.front();
    return {one.first_day, one.last_day, one.percent};
}

Defer deferral(Step const& step, Life const& life)
{
    auto const until = life.who.starts_on + days{is_wrong(step, "deferral-as-allowed") ? 30 : 0};
    return {DeferralGround::maternity, until, {}};
}

TakeUp taking_up(Step const& step, Life const& life, Scene const& scene)
{
    auto const start_on = life.who.starts_on - days{is_wrong(step, "day-of-taking-up") ? 5 : 0};
    return {start_on, scene.campaign};
}

OpenProcedure procedure(Step const& step)
{
    bool const is_fair = !is_wrong(step, "defence-is-offered");
    return {step.day, "Absences injustifiées et répétées, malgré deux rappels écrits.", is_fair, is_fair};
}

PronounceSanction sanction(Step const& step, Life const& life)
{
    PronounceSanction form{Sanction::temporary_exclusion, "Faits établis, reconnus lors de l’entretien.", {}, {}};
    if (is_wrong(step, "exclusion-is-bounded"))
        return form;
    if (life.exclusion) {
        form.first_day = life.exclusion->first_day;
        form.last_day = life.exclusion->last_day;
    } else {
        form.sanction = Sanction::definitive_exclusion;
    }
    return form;
}

} // namespace

boost::json::object incident_form(Step const& step, Life const& life, Scene const& scene)
{
    using engine::write_body;
    // clang-format off
    switch (step.command) {
    case Command::record_leave:            return write_body(leave(step, life));
    case Command::record_part_time:        return write_body(part_time(life));
    case Command::suspend:                 return write_body(Suspend{step.day, "Dans l’intérêt du service, le temps d’une enquête."});
    case Command::lift_suspension:         return write_body(LiftSuspension{*life.suspensions.front().last_day});
    case Command::defer:                   return write_body(deferral(step, life));
    case Command::take_up:                 return write_body(taking_up(step, life, scene));
    case Command::open_procedure:          return write_body(procedure(step));
    case Command::pronounce_sanction:      return write_body(sanction(step, life));
    case Command::record_diploma:          return write_body(RecordDiploma{step.day - days{3}, "Master MEEF"});
    case Command::record_committee:        return write_body(RecordCommittee{step.day, "Avis conforme à la proposition, à l’unanimité."});
    default: break;
    }
    // clang-format on
    throw std::logic_error{"forms: the plan holds a command that nobody here can write: " + step.name};
}

} // namespace examples::player
