// What may have moved on: pieces since the seal, the pieces under an opinion since it was given.

#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/pieces.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

// When the piece came to say in the file what it says now. A visit is in the file from the day it was annexed.
engine::Instant in_file_since(engine::Piece const& piece)
{
    engine::Instant const written = latest_content(piece)->recorded_at;
    auto const* const annexed = piece.latest({Event::visit_annexed});
    return annexed ? std::max(written, annexed->recorded_at) : written;
}

} // namespace

std::optional<engine::SinceSeal> TraineeYear::since_seal(engine::Case const& subject, engine::Piece const& piece) const
{
    using enum engine::SinceSeal::State;
    auto const& seal = facts_of(subject).seal;
    if (seal.empty() || !is_in_file(piece))
        return std::nullopt;
    auto const sealed = std::find_if(seal.begin(), seal.end(), [&](SealedPiece const& one) {
        return one.piece == piece.number && one.track == name_of(piece.track);
    });
    auto const current = static_cast<engine::Version>(content_version(piece));
    if (sealed == seal.end())
        return engine::SinceSeal{added, 0, current, in_file_since(piece)};
    if (sealed->version != current)
        return engine::SinceSeal{changed, static_cast<engine::Version>(sealed->version), current, in_file_since(piece)};
    return engine::SinceSeal{unchanged, current, current, std::nullopt};
}

std::vector<engine::Basis> TraineeYear::rests_on(engine::Case const& subject, engine::Piece const& piece) const
{
    std::vector<engine::Basis> all;
    auto const& facts = facts_of(subject);
    auto const named = facts.rests_on.find({static_cast<Track>(piece.track.value), piece.number});
    if (named == facts.rests_on.end())
        return all;
    for (PieceVersion const& one : named->second) {
        auto const* const basis = subject.find(one.track, one.piece);
        if (!basis)
            continue;
        auto const current = static_cast<engine::Version>(content_version(*basis));
        auto const changed_at =
            current == one.version ? std::nullopt : std::optional{latest_content(*basis)->recorded_at};
        all.push_back({basis->track, basis->number, one.version, current, changed_at});
    }
    return all;
}

} // namespace workflows::trainee_year
