// What the forms of a year are drawn with: the trainee's competences, his grid, the scales, the pieces his year needs.

#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/framework.hpp"
#include "workflows/trainee_year/grids.hpp"
#include "workflows/trainee_year/trainee_year.hpp"
#include "workflows/trainee_year/words.hpp"

namespace workflows::trainee_year {
namespace {

namespace json = boost::json;

json::array competences_of(Profession profession)
{
    json::array all;
    for (Competence const& one : framework())
        if (one.of.includes(profession))
            all.push_back(json::object{{"code", one.code}, {"label", one.label}, {"family", one.family}});
    return all;
}

json::array blocks_of(Profession profession)
{
    json::array blocks;
    for (Block const& block : grid_of(profession)) {
        json::array items;
        for (Item const& item : block.items)
            items.push_back(json::object{{"code", item.code}, {"label", item.label}});
        blocks.push_back(json::object{{"code", block.code},
                                      {"title", block.title},
                                      {"competences", block.competences},
                                      {"items", std::move(items)}});
    }
    return blocks;
}

json::object scales()
{
    json::object all;
    for (engine::Word const& track : words::tracks) {
        json::array scale;
        for (Rating const rating : scale_of(static_cast<Track>(track.id)))
            scale.push_back(engine::BodyType<Rating>::write(rating));
        if (!scale.empty())
            all.emplace(track.name, std::move(scale));
    }
    return all;
}

json::array pieces_of(RuleSet const& rules, Profile const& profile)
{
    json::array pieces;
    for (Requirement const& one : rules.required_of(profile))
        pieces.push_back(json::object{{"track", words::tracks[static_cast<std::size_t>(one.piece)].name},
                                      {"owner", words::roles[static_cast<std::size_t>(one.owner)].name},
                                      {"deadline", words::deadlines[static_cast<std::size_t>(one.due)].name},
                                      {"compulsory", one.compulsory},
                                      {"source", workflows::sources[static_cast<std::size_t>(one.source)].id}});
    return pieces;
}

json::object choices()
{
    json::object all;
    for (ChoiceList const& list : choice_lists) {
        json::array words;
        for (Choice const& choice : list.choices)
            if (!choice.name.empty())
                words.push_back(json::object{{"name", choice.name}, {"label", choice.label}});
        all.emplace(list.name, std::move(words));
    }
    return all;
}

// Hours of training that the guide plans for full time; it says nothing of half time.
json::object training_plan(ServiceLoad load)
{
    return load == ServiceLoad::full ? json::object{{"eafc", 24}, {"inspe", 48}} : json::object{};
}

} // namespace

json::object TraineeYear::reference(engine::Case const& subject) const
{
    YearFacts const& facts = facts_of(subject);
    Profession const profession = facts.profession();
    json::object all{{"profession", engine::BodyType<Profession>::write(profession)},
                     {"competences", competences_of(profession)},
                     {"grid", blocks_of(profession)},
                     {"scales", scales()},
                     {"choices", choices()},
                     {"training_hours", training_plan(facts.opening.load)}};
    if (auto const* const rules = find_rule_set(subject.rule_set)) {
        all.emplace("rule_set", json::object{{"name", rules->name}, {"title", rules->title}});
        all.emplace("pieces", pieces_of(*rules, facts.profile()));
    }
    return all;
}

} // namespace workflows::trainee_year
