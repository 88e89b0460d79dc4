#pragma once
// What pieces hold, whatever their track: which of their events carry content, which of them make the file.

#include "workflows/trainee_year/events.hpp"
#include "workflows/trainee_year/rule_sets.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include "engine/case.hpp"

namespace workflows::trainee_year {

inline State state_of(engine::Piece const& piece)
{
    return static_cast<State>(piece.state.value);
}
inline State state_of(engine::Case const& subject, Track track)
{
    return state_of(*subject.find(track));
}

// The event that holds what the piece now says; null when nothing was written yet. Reading a piece changes no content.
engine::Entry const* latest_content(engine::Piece const& piece);
// 1 as first written, 2 once corrected.
std::int64_t content_version(engine::Piece const& piece);
// Of all the pieces of a track.
engine::Entry const* latest_content(engine::Case const& subject, Track track);

bool is_evaluative(Track track);

// The pieces of the file as they now stand, numbered in the order of the tracks.
std::vector<SealedPiece> file_of(engine::Case const& subject);

// Compulsory pieces (or, on request, expected ones) that are not there.
std::vector<Requirement> missing(engine::Case const& subject, RuleSet const& rules, bool compulsory = true);

} // namespace workflows::trainee_year
