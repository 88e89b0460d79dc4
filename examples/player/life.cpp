#include "examples/player/life.hpp"

#include "workflows/trainee_year/framework.hpp"

#include <boost/describe.hpp>

#include <algorithm>
#include <stdexcept>

namespace examples::player {

namespace {

using namespace workflows::trainee_year;

constexpr std::string_view guide = "guide-2022-2023";

template <class Word>
Word word(std::string const& text)
{
    Word found{};
    if (!boost::describe::enum_from_string(text.c_str(), found))
        throw std::runtime_error{"mot inconnu dans la liste : " + text};
    return found;
}

bool covers(Suspension const& period, Day day)
{
    return period.first_day <= day && day <= period.last_day.value_or(day);
}

} // namespace

bool Life::is_heard() const
{
    return fate == Fate::titularised_after_interview || fate == Fate::renewed || fate == Fate::dismissed;
}

bool Life::is_on_leave(Day day) const
{
    return std::ranges::any_of(leaves,
                               [day](Leave const& leave) { return leave.first_day <= day && day <= leave.last_day; })
        || std::ranges::any_of(suspensions, [day](Suspension const& one) { return covers(one, day); })
        || (exclusion && covers(*exclusion, day));
}

StageDays Life::stage() const
{
    return stage_of(who.starts_on, Absences{leaves, part_times, suspensions}, judged_by().stage);
}

RuleSet const& Life::judged_by() const
{
    return rules != nullptr ? *rules : rules_named(guide);
}

Profile Life::profile() const
{
    return {.corps = word<Corps>(who.corps),
            .load = word<ServiceLoad>(who.load),
            .path = word<Path>(who.path),
            .year_rank = year_rank,
            .place = who.place.empty() ? Place::public_school : word<Place>(who.place)};
}

Profession Life::profession() const
{
    return profession_of(word<Corps>(who.corps), who.discipline);
}

bool Life::requires_piece(Track piece) const
{
    return judged_by().find(profile(), piece).has_value();
}

bool Life::goes_before_a_jury() const
{
    return judged_by().route_of(profile()) == Route::jury;
}

std::string_view Life::ends_as() const
{
    switch (fate) {
    case Fate::titularised:
    case Fate::titularised_after_interview:
    case Fate::extended:
    case Fate::extended_for_diploma: return "titularised";
    case Fate::not_evaluable: return goes_past_the_year ? "titularised" : "extended";
    case Fate::renewed: return "renewal";
    case Fate::dismissed: return who.titulaire_elsewhere ? "reinstated" : "dismissed";
    case Fate::without_diploma:
    case Fate::dismissed_during_stage: return "dismissed";
    case Fate::excluded: return "excluded";
    case Fate::resigned: return "";
    }
    return "";
}

RuleSet const& rules_named(std::string_view name)
{
    auto const* const found = find_rule_set(name);
    if (found == nullptr)
        throw std::logic_error{"no such rule set: " + std::string{name}};
    return *found;
}

Leave leave_of(LeaveKind kind, Day first, int length)
{
    return {.kind = kind, .first_day = first, .last_day = first + std::chrono::days{length - 1}};
}

} // namespace examples::player
