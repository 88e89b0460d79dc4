#include "workflows/distance_accompaniment/guards.hpp"
#include "workflows/distance_accompaniment/retention.hpp"

namespace workflows::distance_accompaniment {

using engine::Keeping;
using engine::Question;
using engine::Verdict;

Verdict archive_is_due(Question const& question)
{
    return whether_due(question.subject, terms_of(question.subject), Keeping::Then::archive, question.context.today,
                       Role::case_officer);
}

Verdict contents_are_due(Question const& question)
{
    return whether_due(question.subject, terms_of(question.subject), Keeping::Then::erase, question.context.today,
                       Role::case_officer);
}

// What a decision rests on is not to be touched any more, and will go.
Verdict file_not_archived(Question const& question)
{
    if (auto const archived_on = facts_of(question.subject).archived_on)
        return {{.fact = "Le dossier est archivé depuis le " + engine::in_french(*archived_on) + "."}};
    return {};
}

} // namespace workflows::distance_accompaniment
