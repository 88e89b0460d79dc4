// What is due to be archived or erased, and from when on if nothing is yet.

#include "workflows/tutored_module/retention.hpp"
#include "workflows/tutored_module/guards.hpp"

namespace workflows::tutored_module::guards {

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

} // namespace workflows::tutored_module::guards
