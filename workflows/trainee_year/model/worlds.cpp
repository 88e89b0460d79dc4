// Which trainees a rule set tells apart.

#include "workflows/trainee_year/model.hpp"

#include <algorithm>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <map>
#include <set>

namespace workflows::trainee_year {
namespace {

std::string label(std::string_view list, std::string_view name)
{
    for (ChoiceList const& choices : choice_lists)
        if (choices.name == list)
            for (Choice const& choice : choices.choices)
                if (choice.name == name)
                    return std::string{choice.label};
    return std::string{name};
}

template <class E, class Visit>
void for_each_of(Visit const& visit)
{
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto const& one) { visit(one.value); });
}

// What a rule set makes of a profile.
struct Kind {
    std::vector<std::tuple<Track, Role, Deadline, bool>> pieces;
    Route route;
    // What the law tells apart, so that a rule set that forgets it is found out.
    bool is_qualified;
    Corps corps; // the first of those with one text
    ServiceLoad load;
    Place place;
    int year_rank;
    auto operator<=>(Kind const&) const = default;
};

Kind kind_of(RuleSet const& rules, Profile const& profile)
{
    Kind kind{{},
              rules.route_of(profile),
              profile.path == Path::already_qualified,
              profile.corps <= Corps::cpe ? Corps::certifie : profile.corps,
              profile.load,
              profile.place,
              profile.year_rank};
    for (Requirement const& one : rules.required_of(profile))
        kind.pieces.emplace_back(one.piece, one.owner, one.due, one.compulsory);
    return kind;
}

struct Group {
    Profile profile;
    std::vector<std::string> corps, paths;
};

std::string joined(std::vector<std::string> const& names)
{
    std::string text;
    for (std::string const& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

void note(std::vector<std::string>& names, std::string const& name)
{
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
}

std::string title_of(Kind const& kind, Group const& group)
{
    return joined(group.corps) + " ; " + joined(group.paths) + " ; "
        + label("load", boost::describe::enum_to_string(kind.load, "")) + " ; "
        + label("place", boost::describe::enum_to_string(kind.place, "")) + " ; "
        + (kind.year_rank == 1 ? "première année" : "seconde année");
}

// What else a trainee or an academy may bring, one thing at a time: none of these touches what another does.
void add_variants(std::vector<World>& worlds, Kind const& kind, Group const& group)
{
    World const plain{group.profile, false, false, false, title_of(kind, group)};
    worlds.push_back(plain);
    auto const add = [&](bool World::*what, std::string const& title) {
        worlds.push_back(plain);
        worlds.back().*what = true;
        worlds.back().title += title;
    };
    if (kind.route == Route::jury)
        add(&World::doubts_are_heard, " ; tout avis défavorable entendu");
    add(&World::titulaire_elsewhere, " ; titulaire d'un autre corps");
    if (!kind.is_qualified)
        add(&World::diploma_awaited, " ; diplôme attendu");
}

} // namespace

std::vector<World> worlds_of(RuleSet const& rules)
{
    std::map<Kind, Group> groups;
    std::vector<Kind> order;
    auto const add = [&](Profile const& profile) {
        if (!rules.covers(profile))
            return;
        Kind const kind = kind_of(rules, profile);
        auto const [found, is_new] = groups.emplace(kind, Group{profile, {}, {}});
        if (is_new)
            order.push_back(kind);
        note(found->second.corps, label("corps", boost::describe::enum_to_string(profile.corps, "")));
        note(found->second.paths, label("path", boost::describe::enum_to_string(profile.path, "")));
    };
    for_each_of<Corps>([&](Corps corps) {
        for_each_of<Path>([&](Path path) {
            for_each_of<Place>([&](Place place) {
                for (ServiceLoad const load : {ServiceLoad::full, ServiceLoad::half})
                    for (int const rank : {1, 2})
                        add({corps, load, path, rank, place});
            });
        });
    });
    std::vector<World> worlds;
    for (Kind const& kind : order)
        add_variants(worlds, kind, groups.at(kind));
    return worlds;
}

} // namespace workflows::trainee_year
