#pragma once
// How long what is written about a trainee is kept once his year is over: dated data, each with its source. All of it is
// assumed: the academy sets the durations with its archives service.

#include "workflows/sources.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include "engine/case.hpp"
#include "engine/retention.hpp"

#include <array>

namespace workflows::trainee_year {

// What a piece is written for. A visit that was annexed is read by the jury: it is evaluative.
enum class Purpose : std::uint8_t { formative, evaluative };

struct Term {
    Purpose purpose;
    engine::Keeping::Then then;
    int months;             // after the end of the year was notified
    int months_if_followed; // by a second year: its jury may ask for the first
    Ref source;
    std::string_view kind;   // French
    std::string_view policy; // French, as it is said in place of what was erased
};

// clang-format off
inline constexpr std::array terms{
//   purpose              then                           months followed source                        kind                    policy
Term{Purpose::formative,  engine::Keeping::Then::erase,   2,     2,      Ref::a_retention_formative,   "pièces formatives",    "la durée de conservation des pièces formatives, deux mois après la notification (hypothèse)"},
Term{Purpose::evaluative, engine::Keeping::Then::archive, 2,     14,     Ref::a_retention_evaluative,  "pièces d'évaluation",  "l'archivage du dossier, deux mois après la notification (hypothèse)"},
Term{Purpose::evaluative, engine::Keeping::Then::erase,   62,    74,     Ref::a_retention_destruction, "pièces d'évaluation",  "la durée de conservation des pièces d'évaluation, cinq ans après l'archivage (hypothèse)"},
};
inline constexpr std::array formative{Track::self_positioning, Track::formative_visit, Track::observation_visit, Track::alert};
inline constexpr std::array evaluative{
    Track::interim_review, Track::interim_tutor_review, Track::final_review, Track::final_tutor_review, Track::tutor_report,
    Track::inspection, Track::head_opinion, Track::inspector_opinion, Track::inspe_opinion, Track::authority_opinion};
// clang-format on

// Nothing for what stays with the case: people, absences, the seal, the examination, the decision.
std::optional<Purpose> purpose_of(engine::Piece const& piece);

// The day from which the terms run; nothing while the year goes on.
std::optional<engine::Day> over_since(engine::Case const& subject);
// An appeal was recorded and the office has not said since that it is over.
bool is_under_appeal(engine::Case const& subject);
bool are_terms_stopped(engine::Case const& subject);

// The terms above, as they run in this case.
engine::KeepingTerms terms_of(engine::Case const& subject);

} // namespace workflows::trainee_year
