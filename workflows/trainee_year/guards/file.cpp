#include "workflows/trainee_year/guards.hpp"

#include "workflows/trainee_year/words.hpp"

#include <algorithm>

namespace workflows::trainee_year::guards {
namespace {

bool is_sealed(Asking const& asking)
{
    return state_of(asking.subject(), Track::file) != State::assembling;
}

// Made once: this is said of every file that is not yet complete.
Wording is_missing(Track piece)
{
    static auto const facts = [] {
        std::vector<std::string> all;
        for (engine::Word const& track : words::tracks)
            all.push_back("Il manque : " + std::string{track.label} + ".");
        return all;
    }();
    return Wording::of_tables(facts[static_cast<std::size_t>(piece)]);
}

} // namespace

std::string title_of(Track track, std::uint16_t piece)
{
    return piece > 0 ? label_of(track) + " " + std::to_string(piece) : label_of(track);
}

Verdict absent_pieces(Asking const& asking, Gaps const& gaps)
{
    Verdict verdict;
    verdict.reserve(gaps.size());
    for (Requirement const* const gap : gaps)
        verdict.push_back({.fact = is_missing(gap->piece),
                           .who_can_cure = gap->owner,
                           .until = asking.due(gap->due),
                           .opens_on = std::nullopt,
                           .source = gap->source});
    return verdict;
}

// All of them, never only the first (I2).
Verdict every_required_piece_filed(Asking const& asking)
{
    if (!asking.rules)
        return {{.fact = "Les règles de cette année sont inconnues."}};
    return absent_pieces(asking, missing(asking.subject(), *asking.rules));
}

Verdict piece_changed_since_sealing(Asking const& asking)
{
    if (!is_as_sealed(asking.subject()))
        return {};
    return {{.fact = "Aucune pièce n'a changé depuis que le dossier est scellé."}};
}

Verdict access_has_opened(Asking const& asking)
{
    auto const opening = asking.due(Deadline::access_opening);
    if (!opening || asking.today() >= *opening)
        return {};
    return {{.fact = "La consultation ouvre le " + in_french(*opening) + ".", .opens_on = opening}};
}

Verdict file_is_accessible(Asking const& asking)
{
    if (asking.facts.accessible_since)
        return {};
    return {{.fact = is_sealed(asking) ? Wording{"Le dossier scellé n'est pas encore ouvert au stagiaire."}
                                       : Wording{"Le dossier n'est pas scellé."},
             .who_can_cure = Role::case_officer,
             .until = asking.due(is_sealed(asking) ? Deadline::access_opening : Deadline::seal)}};
}

Verdict seal_is_current(Asking const& asking)
{
    Verdict verdict;
    if (!is_sealed(asking) || is_as_sealed(asking.subject()))
        return verdict; // when it is not sealed, said by file_is_accessible
    auto const changed = changed_since(asking.facts.seal.all(), file_of(asking.subject()));
    for (PieceVersion const& piece : versions_of(asking.subject(), changed))
        verdict.push_back({.fact = "A changé depuis le scellement : " + title_of(piece.track, piece.piece) + ".",
                           .who_can_cure = Role::case_officer,
                           .until = asking.due(Deadline::deliberation)});
    return verdict;
}

Verdict reviews_filed(Asking const& asking)
{
    return asking.rules ? absent_pieces(asking, missing(asking.subject(), *asking.rules, false)) : Verdict{};
}

Verdict pieces_read_by_trainee(Asking const& asking)
{
    Verdict verdict;
    for (engine::Piece const& piece : asking.subject().pieces) {
        auto const track = static_cast<Track>(piece.track.value);
        State const state = state_of(piece);
        if (is_evaluative(track) && (state == State::filed || state == State::recorded))
            verdict.push_back({.fact = "N'a pas été lu par le stagiaire : " + label_of(track) + ".",
                               .who_can_cure = Role::trainee,
                               .until = asking.due(Deadline::deliberation)});
    }
    return verdict;
}

Verdict file_consulted_by_trainee(Asking const& asking)
{
    if (!asking.facts.accessible_since || state_of(asking.subject(), Track::file) == State::consulted)
        return {};
    return {{.fact = "Le dossier est ouvert depuis le " + in_french(*asking.facts.accessible_since)
                 + " et n'a pas été consulté.",
             .who_can_cure = Role::trainee,
             .until = asking.due(Deadline::deliberation)}};
}

Verdict convocation_was_regular(Asking const& asking)
{
    YearFacts const& facts = asking.facts;
    if (!facts.interview_on)
        return {};
    Verdict verdict;
    engine::Roles const pen{Role::jury_secretary};
    if (facts.convocation_sent_on && *facts.convocation_sent_on > *facts.interview_on)
        verdict.push_back({.fact = "La convocation a été envoyée après l'entretien.", .who_can_cure = pen});
    if (!facts.convened_with_access_since) {
        verdict.push_back(
            {.fact = "Le dossier n'était pas ouvert au stagiaire quand il a été convoqué.", .who_can_cure = pen});
        return verdict;
    }
    auto const days = (*facts.interview_on - *facts.convened_with_access_since).count();
    if (days < access_days(asking.campaign))
        verdict.push_back({.fact = "Le stagiaire n'avait le dossier que depuis " + std::to_string(days) + " jours.",
                           .who_can_cure = pen,
                           .until = asking.due(Deadline::interviews)});
    return verdict;
}

} // namespace workflows::trainee_year::guards
