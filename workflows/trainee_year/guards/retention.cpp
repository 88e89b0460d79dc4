#include "workflows/trainee_year/retention.hpp"

#include "workflows/trainee_year/guards.hpp"

namespace workflows::trainee_year::guards {
Verdict appeal_stops_the_terms(Asking const& asking)
{
    if (is_under_appeal(asking.subject()))
        return {};
    return {{.fact = "Aucun recours enregistré ne suspend les délais."}};
}

Verdict archive_is_due(Asking const& asking)
{
    return whether_due(asking.subject(), terms_of(asking.subject()), engine::Keeping::Then::archive, asking.today(),
                       Role::case_officer);
}

Verdict contents_are_due(Asking const& asking)
{
    return whether_due(asking.subject(), terms_of(asking.subject()), engine::Keeping::Then::erase, asking.today(),
                       Role::case_officer);
}

} // namespace workflows::trainee_year::guards
