#include "workflows/trainee_year/retention.hpp"

#include "workflows/free_text.hpp"
#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/pieces.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

#include <algorithm>
#include <set>

namespace workflows::trainee_year {
namespace {

using engine::Day;
using engine::Keeping;
using Then = engine::Keeping::Then;

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

Day term_of(Term const& term, engine::Case const& subject, Day over)
{
    bool const is_followed = state_of(subject, Track::decision) == State::renewal_notified;
    return months_after(over, is_followed ? term.months_if_followed : term.months);
}

// The file is closed first, and emptied when it was.
Term const& next_term_of(Purpose purpose, bool is_archived)
{
    Then const then = purpose == Purpose::evaluative && !is_archived ? Then::archive : Then::erase;
    return *std::ranges::find_if(terms, [&](Term const& one) { return one.purpose == purpose && one.then == then; });
}

bool holds_something(engine::Piece const& piece)
{
    auto const bodies = engine::bodies_in(piece);
    return !bodies.erasable.empty() || !bodies.fixed.empty();
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

std::vector<Keeping> keepings(engine::Case const& subject)
{
    std::vector<Keeping> all;
    auto const over = over_since(subject);
    if (!over || are_terms_stopped(subject))
        return all;
    bool const is_archived = facts_of(subject).archived_on.has_value();
    for (engine::Piece const& piece : subject.pieces) {
        auto const purpose = purpose_of(piece);
        if (!purpose || !holds_something(piece))
            continue;
        Term const& term = next_term_of(*purpose, is_archived);
        all.push_back(
            {.track = piece.track,
             .number = piece.number,
             .kind = term.kind,
             .then = term.then,
             .until = term_of(term, subject, *over),
             .policy = std::string{term.policy},
             .source = term.source,
             .act = {Track::retention, term.then == Then::archive ? Command::archive : Command::erase_contents}});
    }
    return all;
}

boost::json::object erasure_of(engine::Case const& subject, Day today, std::string_view reason)
{
    boost::json::array pieces;
    std::set<std::string> policies;
    for (Keeping const& one : keepings(subject)) {
        auto const versions = engine::bodies_in(*subject.find(one.track, one.number)).erasable;
        if (one.then != Then::erase || !one.is_due(today) || versions.empty())
            continue;
        pieces.push_back(boost::json::object{{"track", subject.workflow->name_of(one.track)},
                                             {"piece", one.number},
                                             {"versions", boost::json::array(versions.begin(), versions.end())}});
        policies.insert(one.policy);
    }
    std::string policy;
    for (std::string const& one : policies)
        policy += (policy.empty() ? "" : " ; ") + one;
    return {{"pieces", std::move(pieces)}, {"policy", policy}, {"reason", reason}};
}

std::vector<Keeping> TraineeYear::keeping(engine::Case const& subject, engine::Context const&) const
{
    return keepings(subject);
}

std::string_view TraineeYear::free_text_warning() const
{
    return workflows::free_text_warning;
}

} // namespace workflows::trainee_year
