#include "workflows/trainee_year/pieces.hpp"

#include "workflows/trainee_year/facts.hpp"

#include "engine/same_word.hpp"
#include "engine/workflow.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

bool is_same_content(SealedPiece const& one, SealedPiece const& other)
{
    return one.track == other.track && one.piece == other.piece && one.digest == other.digest;
}

// What the piece says in the file; null when it is not in it.
engine::Entry const* content_in_file(engine::Piece const& piece)
{
    auto const track = static_cast<Track>(piece.track.value);
    bool const belongs_there =
        track == Track::formative_visit ? state_of(piece) == State::annexed : is_evaluative(track);
    return belongs_there ? latest_content(piece) : nullptr;
}

PieceVersion version_of(engine::Piece const& piece)
{
    return {static_cast<Track>(piece.track.value), piece.number, static_cast<std::uint32_t>(content_version(piece))};
}

} // namespace

bool is_content(engine::EventId event)
{
    switch (static_cast<Event>(event.value)) {
    case Event::visit_recorded:
    case Event::visit_corrected:
    case Event::alert_raised:
    case Event::review_filed:
    case Event::review_corrected:
    case Event::report_filed:
    case Event::report_corrected:
    case Event::inspection_recorded:
    case Event::inspection_corrected:
    case Event::opinion_given:
    case Event::opinion_corrected: return true; // confirming an opinion changes nothing that it says
    default: return false;
    }
}

bool is_in_file(engine::Piece const& piece)
{
    return content_in_file(piece) != nullptr;
}

engine::Entry const* latest_content(engine::Piece const& piece)
{
    auto const found = std::find_if(piece.entries.rbegin(), piece.entries.rend(),
                                    [](engine::Entry const& entry) { return is_content(entry.event); });
    return found == piece.entries.rend() ? nullptr : &*found;
}

std::int64_t content_version(engine::Piece const& piece)
{
    return std::count_if(piece.entries.begin(), piece.entries.end(),
                         [](engine::Entry const& entry) { return is_content(entry.event); });
}

engine::Entry const* latest_content(engine::Case const& subject, Track track)
{
    if (!subject.workflow->track(track).repeatable)
        return latest_content(*subject.find(track));
    engine::Entry const* latest = nullptr;
    for (engine::Piece const& piece : subject.pieces)
        if (piece.track == track)
            if (auto const* const entry = latest_content(piece); entry && (!latest || latest->version < entry->version))
                latest = entry;
    return latest;
}

bool is_evaluative(Track track)
{
    switch (track) {
    case Track::interim_review:
    case Track::interim_tutor_review:
    case Track::final_review:
    case Track::final_tutor_review:
    case Track::tutor_report:
    case Track::inspection:
    case Track::head_opinion:
    case Track::inspector_opinion:
    case Track::inspe_opinion:
    case Track::authority_opinion: return true;
    default: return false;
    }
}

PiecesOfFile pieces_of_file(engine::Case const& subject)
{
    PiecesOfFile pieces;
    for (engine::Piece const& piece : subject.pieces)
        if (is_in_file(piece))
            pieces.push_back(&piece);
    std::sort(pieces.begin(), pieces.end(), [](engine::Piece const* one, engine::Piece const* other) {
        return std::pair{one->track, one->number} < std::pair{other->track, other->number};
    });
    return pieces;
}

SealedPiece sealed(engine::Case const& subject, engine::Piece const& piece, std::size_t number)
{
    return {.number = static_cast<std::int64_t>(number),
            .track = engine::Wording::of_tables(subject.workflow->name_of(piece.track)),
            .piece = piece.number,
            .version = content_version(piece),
            .digest = latest_content(piece)->hash};
}

std::vector<SealedPiece> file_of(engine::Case const& subject)
{
    auto const pieces = pieces_of_file(subject);
    std::vector<SealedPiece> file;
    file.reserve(pieces.size());
    for (engine::Piece const* const piece : pieces)
        file.push_back(sealed(subject, *piece, file.size() + 1));
    return file;
}

bool is_as_sealed(engine::Case const& subject)
{
    auto const& seal = facts_of(subject).seal.all();
    std::size_t next = 0; // the pieces of a case stand in the order of the seal, nearly always
    return std::ranges::all_of(subject.pieces, [&](engine::Piece const& piece) {
        engine::Entry const* const content = content_in_file(piece);
        if (!content)
            return true;
        auto const is_it = [&](SealedPiece const& one) {
            return one.piece == piece.number && one.digest == content->hash
                && engine::is_same_word(one.track, subject.workflow->name_of(piece.track));
        };
        if (next < seal.size() && is_it(seal[next])) {
            ++next;
            return true;
        }
        return std::ranges::any_of(seal, is_it);
    });
}

std::vector<PieceVersion> file_versions(engine::Case const& subject)
{
    std::vector<PieceVersion> versions;
    for (engine::Piece const* const piece : pieces_of_file(subject))
        versions.push_back(version_of(*piece));
    return versions;
}

std::vector<PieceVersion> versions_of(engine::Case const& subject, std::vector<SealedPiece> const& pieces)
{
    std::vector<PieceVersion> versions;
    versions.reserve(pieces.size());
    for (SealedPiece const& piece : pieces)
        if (auto const* const track = subject.workflow->find_track(piece.track))
            versions.push_back({static_cast<Track>(track->id.value), static_cast<std::uint16_t>(piece.piece),
                                static_cast<std::uint32_t>(piece.version)});
    return versions;
}

std::vector<SealedPiece> changed_since(std::vector<SealedPiece> const& then, std::vector<SealedPiece> const& now)
{
    std::vector<SealedPiece> all;
    std::copy_if(now.begin(), now.end(), std::back_inserter(all), [&](SealedPiece const& piece) {
        return std::none_of(then.begin(), then.end(),
                            [&](SealedPiece const& sealed) { return is_same_content(sealed, piece); });
    });
    return all;
}

bool has_later_than(std::vector<PieceVersion> const& known, engine::Case const& subject)
{
    return std::ranges::any_of(subject.pieces, [&](engine::Piece const& piece) {
        return is_in_file(piece) && std::ranges::find(known, version_of(piece)) == known.end();
    });
}

std::vector<PieceVersion> later_than(std::vector<PieceVersion> const& known, engine::Case const& subject)
{
    auto versions = file_versions(subject);
    std::erase_if(versions,
                  [&](PieceVersion const& one) { return std::find(known.begin(), known.end(), one) != known.end(); });
    return versions;
}

std::vector<PieceVersion> const& known_to(engine::RoleId role, YearFacts const& facts)
{
    return role == Role::trainee ? facts.known_to_trainee : facts.known_to_jury;
}

Gaps missing(engine::Case const& subject, RuleSet const& rules, bool compulsory)
{
    Gaps gaps;
    Profile const profile = facts_of(subject).profile();
    for (Requirement const& one : rules.requirements)
        if (one.compulsory == compulsory && one.to.includes(profile) && !latest_content(subject, one.piece))
            gaps.push_back(&one);
    return gaps;
}

} // namespace workflows::trainee_year
