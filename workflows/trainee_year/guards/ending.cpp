// Who ends a stage that does not lead to titularisation, when, and who is heard before.

#include "workflows/trainee_year/guards.hpp"

#include <algorithm>
#include <ranges>

namespace workflows::trainee_year::guards {
namespace {

using Before = Committee::Before;

bool is_adverse(Asking const& asking)
{
    return static_cast<Command>(asking.question.command.value) != Command::pronounce_titularisation;
}

Verdict not_heard(Asking const& asking, Ref source)
{
    if (asking.facts.committee_on)
        return {};
    return {{.fact = "La commission paritaire n'a pas été consultée.",
             .who_can_cure = Role::case_officer,
             .until = asking.due(Deadline::decision),
             .opens_on = std::nullopt,
             .source = source}};
}

bool has_jury(Asking const& asking)
{
    return asking.rules && asking.rules->route_of(asking.facts.profile()) == Route::jury;
}

Verdict ends_otherwise(Asking const& asking, EndedBy by, Wording fact)
{
    if (asking.rules && asking.rules->ending.by == by)
        return {};
    Unmet unmet{.fact = std::move(fact)};
    if (asking.rules)
        unmet.source = asking.rules->ending.source;
    return {unmet};
}

} // namespace

Verdict committee_is_provided_for(Asking const& asking)
{
    // A dismissal during the stage hears one wherever no jury says who is apt.
    if ((asking.rules && asking.rules->committee.before != Before::nothing) || !has_jury(asking))
        return {};
    return {{.fact = "L'aptitude de ce stagiaire relève d'un jury : aucune commission n'est prévue."}};
}

Verdict committee_heard_if_due(Asking const& asking)
{
    if (!asking.rules || asking.facts.opening.path == Path::already_qualified)
        return {};
    Committee const& committee = asking.rules->committee;
    bool const is_due = committee.before == Before::every_decision
        || (committee.before == Before::adverse_decisions && is_adverse(asking));
    return is_due ? not_heard(asking, committee.source) : Verdict{};
}

Verdict committee_heard_unless_jury(Asking const& asking)
{
    return has_jury(asking) ? Verdict{} : not_heard(asking, Ref::l5_7_committee);
}

Verdict minister_ends_the_stage(Asking const& asking)
{
    return ends_otherwise(asking, EndedBy::minister, "Dans ce corps, le recteur décide lui-même.");
}

Verdict rector_ends_the_stage(Asking const& asking)
{
    return ends_otherwise(asking, EndedBy::rector, "Dans ce corps, le dossier va au ministre.");
}

Verdict stage_still_runs(Asking const& asking)
{
    auto const stage = asking.facts.stage_days(asking.rules);
    if (asking.today() <= stage.end_on || asking.facts.is_suspended())
        return {};
    return {{.fact = "Le stage a fini le " + in_french(stage.end_on) + "."}};
}

Verdict half_of_stage_served(Asking const& asking)
{
    StageLength const length = asking.rules ? asking.rules->stage : StageLength{};
    Day const start = asking.facts.opening.start_on;
    auto const absences = asking.facts.absences();
    if (half_is_served(start, absences, asking.today(), length))
        return {};
    // Without a further absence, each day that passes is one day served.
    // Once half is served it stays so, for a day of absence takes back no more than itself: halving finds the day,
    // however far an absence has put it off.
    Day const today = asking.today();
    auto const days_left = static_cast<int>((asking.facts.stage_days(asking.rules).end_on - today).count());
    auto const later = std::views::iota(0, std::max(0, days_left));
    auto const found = std::ranges::partition_point(
        later, [&](int count) { return !half_is_served(start, absences, today + std::chrono::days{count}, length); });
    Day const on = today + std::chrono::days{found - later.begin()};
    return {{.fact = "La moitié de la durée normale sera accomplie le " + in_french(on) + ".", .opens_on = on}};
}

Verdict exclusion_was_sanctioned(Asking const& asking)
{
    if (asking.facts.definitive_exclusion)
        return {};
    return {{.fact = "Aucune exclusion définitive n'a été prononcée."}};
}

Verdict titulaire_nowhere_else(Asking const& asking)
{
    if (!asking.facts.titulaire_elsewhere())
        return {};
    return {{.fact = "Le stagiaire est titulaire d'un autre corps : il y est réintégré."}};
}

Verdict titulaire_elsewhere(Asking const& asking)
{
    if (asking.facts.titulaire_elsewhere())
        return {};
    return {{.fact = "Le stagiaire n'a pas de corps d'origine où être réintégré."}};
}

} // namespace workflows::trainee_year::guards
