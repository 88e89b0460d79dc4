#pragma once
// How long what is written in a module is kept once it is over: dated data, each with its source. All of it is
// assumed: no document says so, and the centre sets the durations with its archives service.

#include "workflows/sources.hpp"
#include "workflows/tutored_module/facts.hpp"

#include "engine/retention.hpp"

#include <array>

namespace workflows::tutored_module {

// What a piece is written for: to follow the learner, or to account for what he acquired and for the time given.
enum class Purpose : std::uint8_t { following, accounting };

using Term = engine::TermOf<Purpose, Ref>;

// clang-format off
inline constexpr std::array keeping{
//   purpose              then                           months source                       kind                        policy
Term{Purpose::following,  engine::Keeping::Then::erase,   2,    Ref::a_retention_module,      "échanges",                 "la durée de conservation des échanges, deux mois après la fin du module (hypothèse)"},
Term{Purpose::accounting, engine::Keeping::Then::archive, 2,    Ref::a_retention_module_file, "évaluation et temps passé", "l'archivage du dossier, deux mois après la fin du module (hypothèse)"},
Term{Purpose::accounting, engine::Keeping::Then::erase,   62,   Ref::a_retention_module_file, "évaluation et temps passé", "la durée de conservation de l'évaluation et du temps passé, cinq ans après l'archivage (hypothèse)"},
};
// The rest stays: who followed whom, and the total that was certified.
inline constexpr std::array following{
    Track::welcome, Track::planning, Track::participation, Track::question, Track::positioning, Track::tutor_presence};
inline constexpr std::array accounting{Track::evaluation, Track::support};
// clang-format on

// The day from which the terms run; nothing while it goes on.
std::optional<engine::Day> over_since(engine::Case const& subject);

// The terms above, as they run in this case.
engine::KeepingTerms terms_of(engine::Case const& subject);

} // namespace workflows::tutored_module
