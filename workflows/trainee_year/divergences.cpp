// Where the grids of head of school, tutor, inspector and others differ: their words side by side. Nothing is counted,
// weighed or ordered (I26), and an academy that does not ask for the view has none.

#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/grids.hpp"
#include "workflows/trainee_year/pieces.hpp"
#include "workflows/trainee_year/trainee_year.hpp"
#include "workflows/trainee_year/words.hpp"

#include "engine/campaign.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace workflows::trainee_year {
namespace {

// What one person answered, on which instrument.
struct Voice {
    engine::Piece const* piece = nullptr;
    engine::Entry const* content = nullptr;
    std::map<std::string, Rating> answers; // by item
};

std::string_view label_of(Rating rating)
{
    std::string_view const name = boost::describe::enum_to_string(rating, "");
    for (ChoiceList const& list : choice_lists)
        if (list.name == "rating")
            for (Choice const& choice : list.choices)
                if (choice.name == name)
                    return choice.label;
    return name;
}

std::map<std::string, Rating> answers_in(engine::Event const& event)
{
    std::map<std::string, Rating> answers;
    auto const body = boost::json::parse(event.body).as_object();
    auto const* const grid = body.if_contains("grid");
    if (!grid)
        return answers;
    for (ItemRating const& one : engine::read_stored<Ratings>(*grid))
        answers[*one.item] = one.rating;
    return answers;
}

bool have_one_scale(engine::Piece const& one, engine::Piece const& other)
{
    return std::ranges::equal(scale_of(static_cast<Track>(one.track.value)),
                              scale_of(static_cast<Track>(other.track.value)));
}

// The last grid of each author on each scale: what a person said earlier on the same scale is not another voice.
std::vector<Voice> voices_of(engine::Case const& subject, std::span<engine::Event const> events)
{
    std::vector<Voice> voices;
    for (engine::Piece const& piece : subject.pieces) {
        auto const* const content = latest_content(piece);
        if (!content || scale_of(static_cast<Track>(piece.track.value)).empty())
            continue;
        auto const event = std::ranges::find(events, content->version, &engine::Event::version);
        if (event == events.end() || event->erased)
            continue;
        Voice voice{&piece, content, answers_in(*event)};
        auto const earlier = std::ranges::find_if(voices, [&](Voice const& one) {
            return one.content->role == content->role && have_one_scale(*one.piece, piece);
        });
        if (earlier == voices.end())
            voices.push_back(std::move(voice));
        else if (earlier->content->version < content->version)
            *earlier = std::move(voice);
    }
    return voices;
}

engine::Divergence compare(Block const& block, Item const& item, std::vector<Voice const*> const& voices)
{
    engine::Divergence divergence{std::string{item.code}, std::string{item.label}, std::string{block.title}, {}};
    for (Voice const* const voice : voices)
        if (auto const found = voice->answers.find(std::string{item.code}); found != voice->answers.end())
            divergence.answers.push_back({voice->piece->track, voice->piece->number, voice->content->role,
                                          boost::describe::enum_to_string(found->second, ""),
                                          std::string{label_of(found->second)}});
    return divergence;
}

bool differ(engine::Divergence const& divergence)
{
    auto const& all = divergence.answers;
    return std::ranges::any_of(all, [&](auto const& one) { return one.answer != all.front().answer; });
}

// Voices that answer on the same scale, in the order of the tracks.
std::vector<std::vector<Voice const*>> by_scale(std::vector<Voice> const& voices)
{
    std::vector<std::vector<Voice const*>> groups;
    for (Voice const& voice : voices) {
        auto const group = std::ranges::find_if(
            groups, [&](auto const& one) { return have_one_scale(*one.front()->piece, *voice.piece); });
        if (group == groups.end())
            groups.push_back({&voice});
        else
            group->push_back(&voice);
    }
    return groups;
}

} // namespace

engine::Roles TraineeYear::divergence_readers() const
{
    return {Role::jury_secretary, Role::jury_president, Role::jury_member, Role::case_officer, Role::rector_delegate};
}

std::optional<engine::Divergences> TraineeYear::divergences(engine::Case const& subject,
                                                            std::span<engine::Event const> events,
                                                            engine::Context const& context) const
{
    auto const* const campaign = engine::campaign_of(subject, context);
    if (!campaign || campaign->policy("divergence_view", "off") != "on")
        return std::nullopt;
    engine::Divergences all{Ref::d_never_computed, {}};
    auto const voices = voices_of(subject, events);
    for (auto const& group : by_scale(voices))
        for (Block const& block : grid_of(facts_of(subject).profession()))
            for (Item const& item : block.items)
                if (auto divergence = compare(block, item, group); differ(divergence))
                    all.items.push_back(std::move(divergence));
    return all;
}

} // namespace workflows::trainee_year
