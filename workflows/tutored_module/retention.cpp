#include "workflows/tutored_module/retention.hpp"

#include "workflows/tutored_module/tutored_module.hpp"

#include <algorithm>

namespace workflows::tutored_module {
namespace {

std::optional<std::uint8_t> purpose_of(engine::Piece const& piece)
{
    auto const track = static_cast<Track>(piece.track.value);
    if (std::ranges::find(following, track) != following.end())
        return static_cast<std::uint8_t>(Purpose::following);
    if (std::ranges::find(accounting, track) != accounting.end())
        return static_cast<std::uint8_t>(Purpose::accounting);
    return std::nullopt;
}

} // namespace

std::optional<Day> over_since(engine::Case const& subject)
{
    return facts_of(subject).ended_on;
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

std::vector<engine::Keeping> TutoredModule::keeping(engine::Case const& subject, engine::Context const&) const
{
    return engine::keepings(subject, terms_of(subject));
}

} // namespace workflows::tutored_module
