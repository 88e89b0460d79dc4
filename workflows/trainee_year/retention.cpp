#include "workflows/trainee_year/retention.hpp"

#include "workflows/free_text.hpp"
#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/pieces.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

using engine::Day;
using engine::Keeping;

template <std::size_t N>
bool is_among(std::array<Track, N> const& tracks, Track track)
{
    return std::ranges::find(tracks, track) != tracks.end();
}

engine::Entry const* latest(engine::Case const& subject, Track track, Event event)
{
    engine::Piece const* const piece = subject.find(track);
    return piece ? piece->latest({event}) : nullptr;
}

} // namespace

std::optional<Purpose> purpose_of(engine::Piece const& piece)
{
    auto const track = static_cast<Track>(piece.track.value);
    if (is_among(evaluative, track) || (track == Track::formative_visit && state_of(piece) == State::annexed))
        return Purpose::evaluative;
    return is_among(formative, track) ? std::optional{Purpose::formative} : std::nullopt;
}

std::optional<Day> over_since(engine::Case const& subject)
{
    switch (state_of(subject, Track::decision)) {
    case State::titularised_notified:
    case State::renewal_notified:
    case State::dismissed_notified:
    case State::reinstated_notified:
    case State::excluded_notified: return facts_of(subject).notified_on;
    default: break;
    }
    auto const* const left = latest(subject, Track::year, Event::resignation_accepted);
    auto const* const again = latest(subject, Track::year, Event::stage_restarted);
    auto const* const end = left ? left : again;
    return end ? std::optional{end->occurred_on} : std::nullopt;
}

bool is_under_appeal(engine::Case const& subject)
{
    auto const* const appeal = latest(subject, Track::decision, Event::appeal_recorded);
    auto const* const resumed = latest(subject, Track::retention, Event::retention_resumed);
    return appeal && (!resumed || resumed->version < appeal->version);
}

bool are_terms_stopped(engine::Case const& subject)
{
    return state_of(subject, Track::retention) == State::held || is_under_appeal(subject);
}

engine::KeepingTerms terms_of(engine::Case const& subject)
{
    engine::KeepingTerms all{.lines = {},
                             .purpose_of =
                                 [](engine::Piece const& piece) {
                                     auto const purpose = purpose_of(piece);
                                     return purpose ? std::optional{static_cast<std::uint8_t>(*purpose)} : std::nullopt;
                                 },
                             .over_since = over_since(subject),
                             .are_stopped = are_terms_stopped(subject),
                             .is_archived = facts_of(subject).archived_on.has_value(),
                             .archive = {Track::retention, Command::archive},
                             .erase = {Track::retention, Command::erase_contents}};
    bool const is_followed = state_of(subject, Track::decision) == State::renewal_notified;
    for (Term const& one : terms)
        all.lines.push_back({static_cast<std::uint8_t>(one.purpose), one.then,
                             is_followed ? one.months_if_followed : one.months, one.source, one.kind, one.policy});
    return all;
}

std::vector<Keeping> TraineeYear::keeping(engine::Case const& subject, engine::Context const&) const
{
    return keepings(subject, terms_of(subject));
}

std::string_view TraineeYear::free_text_warning() const
{
    return workflows::free_text_warning;
}

} // namespace workflows::trainee_year
