#pragma once
// How long what is written in an accompaniment is kept once it is over: dated data, each with its source. All of it is
// assumed: no document says so, and the academy sets the durations with its archives service.

#include "workflows/distance_accompaniment/facts.hpp"

#include "engine/retention.hpp"

#include <array>

namespace workflows::distance_accompaniment {

// What a piece is written for: here all of them show what the pay rests on.
enum class Purpose : std::uint8_t { pay };

using Term = engine::TermOf<Purpose, Ref>;

// clang-format off
inline constexpr std::array keeping{
//   purpose       then                           months source                          kind                     policy
Term{Purpose::pay, engine::Keeping::Then::archive, 2,    Ref::a_retention_accompaniment, "pièces justificatives", "l'archivage du dossier, deux mois après la décision (hypothèse)"},
Term{Purpose::pay, engine::Keeping::Then::erase,   62,   Ref::a_retention_accompaniment, "pièces justificatives", "la durée de conservation des pièces justificatives, cinq ans après l'archivage (hypothèse)"},
};
// The rest stays: the contract, and the decision with its computation.
inline constexpr std::array pay{Track::group, Track::activity, Track::report};
// clang-format on

// The day from which the terms run; nothing while it goes on.
std::optional<engine::Day> over_since(engine::Case const& subject);

// The terms above, as they run in this case.
engine::KeepingTerms terms_of(engine::Case const& subject);

} // namespace workflows::distance_accompaniment
