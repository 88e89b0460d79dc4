#include "workflows/trainee_year/retention.hpp"

#include "workflows/trainee_year/guards.hpp"

#include <algorithm>

namespace workflows::trainee_year::guards {
namespace {

using engine::Keeping;

// What is there to be done that day, and from when on if there is nothing yet.
Verdict is_due(Asking const& asking, Keeping::Then then, std::string const& nothing)
{
    engine::Case const& subject = asking.subject();
    if (are_terms_stopped(subject))
        return {{.fact = "Un recours ou un litige suspend les délais de conservation.",
                 .who_can_cure = Role::case_officer}};
    std::optional<Day> next;
    std::size_t fixed = 0;
    for (Keeping const& one : keepings(subject)) {
        if (one.then != then)
            continue;
        auto const bodies = engine::bodies_in(*subject.find(one.track, one.number));
        fixed += bodies.fixed.size();
        if (then == Keeping::Then::erase && bodies.erasable.empty())
            continue;
        if (one.is_due(asking.today()))
            return {};
        Day const from = one.until + std::chrono::days{1};
        next = std::min(next.value_or(from), from);
    }
    if (next)
        return {{.fact = nothing + " avant le " + in_french(*next) + ".", .opens_on = next}};
    if (fixed > 0 && then == Keeping::Then::erase)
        return {
            {.fact = "Ce qui reste fut écrit avant que l'effacement soit possible : l'effacer romprait la chaîne."}};
    return {{.fact = nothing + "."}};
}

} // namespace

Verdict appeal_stops_the_terms(Asking const& asking)
{
    if (is_under_appeal(asking.subject()))
        return {};
    return {{.fact = "Aucun recours enregistré ne suspend les délais."}};
}

Verdict archive_is_due(Asking const& asking)
{
    return is_due(asking, Keeping::Then::archive, "Rien n'est à archiver");
}

Verdict contents_are_due(Asking const& asking)
{
    return is_due(asking, Keeping::Then::erase, "Rien n'est à effacer");
}

} // namespace workflows::trainee_year::guards
