// The follow-up grid (T7).

#include "workflows/tutored_module/guards.hpp"

namespace workflows::tutored_module::guards {
namespace {

template <class... T>
bool tells_time_in(Asking const& asking)
{
    return ((asking.body<T>() && asking.body<T>()->time_spent.has_value()) || ...);
}

// An answer may come after the grid is certified, as long as it adds no time to it.
bool tells_time(Asking const& asking)
{
    if (asking.is(Command::record_support) || asking.is(Command::correct_support) || asking.is(Command::cancel_support))
        return true;
    return tells_time_in<MakeContact, ContactInactive, Answer, DiscussResults>(asking);
}

} // namespace

Verdict time_into_open_grid(Asking const& asking)
{
    if (!asking.facts.certified_on || !tells_time(asking))
        return {};
    return {{.fact = "La grille est certifiée depuis le " + engine::in_french(*asking.facts.certified_on) + ".",
             .who_can_cure = Role::pedagogical_manager}};
}

Verdict evaluation_is_submitted(Asking const& asking)
{
    if (asking.facts.evaluated_on)
        return {};
    return {{.fact = "L'évaluation finale n'est pas remise.",
             .who_can_cure = Role::tutor,
             .until = deadline_of(Deadline::evaluation, asking.facts, asking.campaign)}};
}

Verdict total_as_computed(Asking const& asking)
{
    auto const* const certify = asking.body<CertifyGrid>();
    std::int64_t const total = asking.facts.totals().minutes;
    if (!certify || *certify->minutes_total == total)
        return {};
    return {in_the_form(asking,
                        "La grille compte " + std::to_string(total) + " minutes, et non "
                            + std::to_string(*certify->minutes_total) + ".")};
}

Verdict grid_is_certified(Asking const& asking)
{
    if (asking.facts.certified_on)
        return {};
    return {{.fact = "Le tuteur n'a pas certifié la grille.",
             .who_can_cure = Role::tutor,
             .until = deadline_of(Deadline::grid, asking.facts, asking.campaign)}};
}

} // namespace workflows::tutored_module::guards
