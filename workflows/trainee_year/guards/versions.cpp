// Which version of a piece an opinion rests on, and which one each side was told of (I14 to I16).

#include "workflows/trainee_year/guards.hpp"

#include <algorithm>

namespace workflows::trainee_year::guards {
namespace {

// Of those that an opinion names, the pieces that say something else by now.
std::vector<engine::Piece const*> changed_basis(engine::Case const& subject, std::vector<PieceVersion> const& named)
{
    std::vector<engine::Piece const*> changed;
    for (PieceVersion const& one : named) {
        auto const* const piece = subject.find(one.track, one.piece);
        if (piece && content_version(*piece) != one.version)
            changed.push_back(piece);
    }
    return changed;
}

engine::Roles author_of(engine::Case const& subject, engine::Piece const& piece)
{
    auto const* const content = latest_content(piece);
    auto const role = content ? subject.workflow->find_role(content->role) : std::nullopt;
    return role ? engine::Roles{*role} : engine::Roles{};
}

std::string title_of(engine::Piece const& piece)
{
    return guards::title_of(static_cast<Track>(piece.track.value), piece.number);
}

} // namespace

Verdict basis_has_changed(Asking const& asking)
{
    auto const named = asking.facts.rests_on.find({asking.track(), asking.piece().number});
    if (named != asking.facts.rests_on.end() && !changed_basis(asking.subject(), named->second).empty())
        return {};
    return {{.fact = "Les pièces sur lesquelles repose cet avis n'ont pas changé."}};
}

Verdict change_to_note(Asking const& asking)
{
    auto const& known = known_to(asking.question.by, asking.facts);
    if (!known.empty() && has_later_than(known, asking.subject()))
        return {};
    return {{.fact = "Aucune pièce n'est venue ou n'a changé depuis."}};
}

Verdict opinions_rest_on_current_pieces(Asking const& asking)
{
    Verdict verdict;
    for (auto const& [where, named] : asking.facts.rests_on) {
        auto const* const opinion = asking.subject().find(where.first, where.second);
        if (!opinion)
            continue;
        for (engine::Piece const* const piece : changed_basis(asking.subject(), named)) {
            Unmet unmet{.fact = title_of(*opinion) + " : repose sur une version antérieure de « " + title_of(*piece)
                            + " », qui a changé le " + in_french(latest_content(*piece)->occurred_on) + ".",
                        .who_can_cure = author_of(asking.subject(), *opinion),
                        .until = asking.due(Deadline::deliberation)};
            // Of the inspector alone a text asks that he consult the report before he gives his opinion.
            if (where.first == Track::inspector_opinion && piece->track == Track::tutor_report)
                unmet.source = Ref::l1_5_i_1;
            verdict.push_back(std::move(unmet));
        }
    }
    return verdict;
}

// Of the trainee's side the receipt of a consultation tells: file_consulted_by_trainee.
Verdict jury_knows_later_pieces(Asking const& asking)
{
    Verdict verdict;
    if (asking.facts.known_to_jury.empty())
        return verdict; // not submitted yet
    for (PieceVersion const& later : later_than(asking.facts.known_to_jury, asking.subject()))
        verdict.push_back({.fact = "Le jury n'a pas pris acte de cette pièce nouvelle ou corrigée : "
                               + guards::title_of(later.track, later.piece) + ".",
                           .who_can_cure = {Role::jury_secretary, Role::jury_president},
                           .until = asking.due(Deadline::deliberation)});
    return verdict;
}

} // namespace workflows::trainee_year::guards
