#include "workflows/jury/guards.hpp"

#include <algorithm>

namespace workflows::jury {

using engine::Question;
using engine::Unmet;
using engine::Verdict;

Verdict person_is_member(Question const& question)
{
    auto const* const declare = question.body_as<Declare>();
    if (!declare || jury_of(question).seats_person(declare->person))
        return {};
    return {Unmet{.fact = "Elle ne siège pas au jury.", .who_can_cure = question.by}};
}

Verdict case_of_this_campaign(Question const& question)
{
    auto const* const declare = question.body_as<Declare>();
    if (!declare)
        return {};
    engine::Case const* const concerned = question.context.find(declare->concerned_case);
    if (concerned) {
        auto const& links = concerned->links;
        if (std::find(links.begin(), links.end(), jury_of(question).campaign) != links.end()
            && concerned->id != question.subject.id)
            return {};
    }
    // Whether there is such a case elsewhere is nobody's business here.
    return {Unmet{.fact = "Aucun dossier de ce nom dans la campagne du jury.", .who_can_cure = question.by}};
}

Verdict impartial_settlement(Question const& question)
{
    Jury const& jury = jury_of(question);
    auto const found = jury.conflicts.find(question.piece.number);
    bool const own = found != jury.conflicts.end() && jury.is_presided_by(found->second.person);
    // Nobody can mend either: it is the other's to settle, and no task of theirs.
    if (own && question.by == Role::jury_president)
        return {Unmet{.fact = "Le lien est celui de la présidence."}};
    if (!own && question.by == Role::jury_vice_president)
        return {Unmet{.fact = "Le lien n'est pas celui de la présidence."}};
    return {};
}

Verdict conflicts_settled(Question const& question)
{
    Verdict verdict;
    Jury const& jury = jury_of(question);
    for (auto const& [number, conflict] : jury.conflicts)
        if (!conflict.recused)
            verdict.push_back({.fact = "Le lien n° " + std::to_string(number) + " n'est pas tranché.",
                               .who_can_cure = jury.is_presided_by(conflict.person) ? Role::jury_vice_president
                                                                                    : Role::jury_president});
    return verdict;
}

} // namespace workflows::jury
