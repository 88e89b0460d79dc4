#pragma once
// How long what is written in a preparation is kept once it is over: dated data, each with its source. All of it is
// assumed: no document says so, and the centre sets the durations with its archives service.

#include "workflows/exam_preparation/facts.hpp"
#include "workflows/sources.hpp"

#include "engine/retention.hpp"

#include <array>

namespace workflows::exam_preparation {

// What a piece is written for: to follow the candidate, or to show what he did.
enum class Purpose : std::uint8_t { following, training };

using Term = engine::TermOf<Purpose, Ref>;

// clang-format off
inline constexpr std::array keeping{
//   purpose             then                           months source                             kind                    policy
Term{Purpose::following, engine::Keeping::Then::erase,   2,    Ref::a_retention_preparation,      "suivi",                "la durée de conservation du suivi, deux mois après la fin de la préparation (hypothèse)"},
Term{Purpose::training,  engine::Keeping::Then::archive, 2,    Ref::a_retention_preparation_file, "devoirs et présences", "l'archivage du dossier, deux mois après la fin de la préparation (hypothèse)"},
Term{Purpose::training,  engine::Keeping::Then::erase,   14,   Ref::a_retention_preparation_file, "devoirs et présences", "la durée de conservation des devoirs et des présences, un an après l'archivage (hypothèse)"},
};
// The rest stays: who prepared what, with whom, and what the scheme was worth.
inline constexpr std::array following{
    Track::question, Track::progress, Track::connection, Track::difficulty, Track::dropout, Track::content_error};
inline constexpr std::array training{Track::session, Track::paper_test};
// clang-format on

// The day from which the terms run; nothing while it goes on.
std::optional<engine::Day> over_since(engine::Case const& subject);

// The terms above, as they run in this case.
engine::KeepingTerms terms_of(engine::Case const& subject);

} // namespace workflows::exam_preparation
