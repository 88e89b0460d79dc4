#pragma once
// What pieces hold, whatever their track: which of their events carry content, which of them make the file.

#include "workflows/trainee_year/events.hpp"
#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/rule_sets.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include "engine/case.hpp"

#include <boost/container/small_vector.hpp>

namespace workflows::trainee_year {

inline State state_of(engine::Piece const& piece)
{
    return static_cast<State>(piece.state.value);
}
inline State state_of(engine::Case const& subject, Track track)
{
    return state_of(*subject.find(track));
}

// Whether an event of this type holds what its piece says.
bool is_content(engine::EventId event);
// The event that holds what the piece now says; null when nothing was written yet. Reading a piece changes no content.
engine::Entry const* latest_content(engine::Piece const& piece);
// 1 as first written, 2 once corrected.
std::int64_t content_version(engine::Piece const& piece);
// Of all the pieces of a track.
engine::Entry const* latest_content(engine::Case const& subject, Track track);

bool is_evaluative(Track track);

// Reviews, reports and opinions, once written; visits, once annexed.
bool is_in_file(engine::Piece const& piece);
// In the order of the tracks.
using PiecesOfFile = boost::container::small_vector<engine::Piece const*, 16>;
PiecesOfFile pieces_of_file(engine::Case const& subject);
// The pieces of the file as they now stand, numbered in the order of the tracks.
std::vector<SealedPiece> file_of(engine::Case const& subject);
SealedPiece sealed(engine::Case const& subject, engine::Piece const& piece, std::size_t number); // one of them
// Whether all of them are in the seal as they now stand.
bool is_as_sealed(engine::Case const& subject);
// The same without numbers and digests.
std::vector<PieceVersion> file_versions(engine::Case const& subject);
std::vector<PieceVersion> versions_of(engine::Case const& subject, std::vector<SealedPiece> const& pieces);

// Pieces of `now` that `then` did not hold in that version.
std::vector<SealedPiece> changed_since(std::vector<SealedPiece> const& then, std::vector<SealedPiece> const& now);
// Versions of the present file that are not among those.
bool has_later_than(std::vector<PieceVersion> const& known, engine::Case const& subject);
std::vector<PieceVersion> later_than(std::vector<PieceVersion> const& known, engine::Case const& subject);

// What a side was told of: the trainee's, or the jury's, whoever of it acts.
std::vector<PieceVersion> const& known_to(engine::RoleId role, YearFacts const& facts);

// Compulsory pieces (or, on request, expected ones) that are not there.
using Gaps = boost::container::small_vector<Requirement const*, 16>;
Gaps missing(engine::Case const& subject, RuleSet const& rules, bool compulsory = true);

} // namespace workflows::trainee_year
