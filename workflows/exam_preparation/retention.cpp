#include "workflows/exam_preparation/retention.hpp"

#include "workflows/exam_preparation/exam_preparation.hpp"

#include <algorithm>

namespace workflows::exam_preparation {
namespace {

std::optional<std::uint8_t> purpose_of(engine::Piece const& piece)
{
    auto const track = static_cast<Track>(piece.track.value);
    if (std::ranges::find(following, track) != following.end())
        return static_cast<std::uint8_t>(Purpose::following);
    if (std::ranges::find(training, track) != training.end())
        return static_cast<std::uint8_t>(Purpose::training);
    return std::nullopt;
}

} // namespace

std::optional<Day> over_since(engine::Case const& subject)
{
    auto const* const ended = subject.find(Track::preparation)->latest({Event::preparation_ended});
    auto const* const left = subject.find(Track::dropout)->latest({Event::dropout_confirmed});
    auto const* const end = ended ? ended : left;
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

std::vector<engine::Keeping> ExamPreparation::keeping(engine::Case const& subject, engine::Context const&) const
{
    return engine::keepings(subject, terms_of(subject));
}

} // namespace workflows::exam_preparation
