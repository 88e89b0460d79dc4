#include "workflows/distance_accompaniment/retention.hpp"

#include "workflows/distance_accompaniment/distance_accompaniment.hpp"

#include <algorithm>

namespace workflows::distance_accompaniment {
namespace {

std::optional<std::uint8_t> purpose_of(engine::Piece const& piece)
{
    auto const track = static_cast<Track>(piece.track.value);
    if (std::ranges::find(pay, track) != pay.end())
        return static_cast<std::uint8_t>(Purpose::pay);
    return std::nullopt;
}

} // namespace

// A decision that was withdrawn, or a contract taken up again, is not over.
std::optional<Day> over_since(engine::Case const& subject)
{
    bool const is_cancelled = state_of(subject, Track::contract) == State::cancelled;
    if (!is_cancelled && state_of(subject, Track::decision) == State::awaited)
        return std::nullopt;
    auto const* const end = is_cancelled
        ? subject.find(Track::contract)->latest({Event::contract_cancelled})
        : subject.find(Track::decision)->latest({Event::pay_granted, Event::pay_refused});
    return end ? std::optional{end->occurred_on} : std::nullopt;
}

engine::KeepingTerms terms_of(engine::Case const& subject)
{
    return {.lines = {keeping.begin(), keeping.end()},
            .purpose_of = purpose_of,
            .over_since = over_since(subject),
            .are_stopped = state_of(subject, Track::retention) == State::held,
            .is_archived = facts_of(subject).archived_on.has_value(),
            .archive = {Track::retention, Command::archive},
            .erase = {Track::retention, Command::erase_contents}};
}

std::vector<engine::Keeping> DistanceAccompaniment::keeping(engine::Case const& subject, engine::Context const&) const
{
    return engine::keepings(subject, terms_of(subject));
}

} // namespace workflows::distance_accompaniment
