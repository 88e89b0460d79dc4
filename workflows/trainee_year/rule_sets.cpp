#include "workflows/trainee_year/rule_sets.hpp"

#include "workflows/trainee_year/rule_sets/agreges.hpp"
#include "workflows/trainee_year/rule_sets/first_degree.hpp"
#include "workflows/trainee_year/rule_sets/psychologists.hpp"
#include "workflows/trainee_year/rule_sets/second_degree.hpp"

#include "engine/same_word.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

using namespace rules;

constexpr Ending by_minister{EndedBy::minister, l1_9_minister};
constexpr Committee no_committee{};

// clang-format off
constexpr std::array shipped{
//      name                               title
//      from          to            source                  corps                 route          ended by                             joint committee                                        stage     pieces
RuleSet{"guide-2022-2023",                 "Guide académique 2022-2023, temps plein, trois paroles",
        "2022-09-01", "2023-08-31", s3_opinions,            second_degree_corps,  Route::jury,   by_minister,                         no_committee,                                          one_year, guide_2022},
RuleSet{"arrete-2014-2022-07-10",          "Arrêté du 22 août 2014, second degré, en vigueur au 10 juillet 2022",
        "2022-07-10", "",           l1_5_i_3_half,          second_degree_corps,  Route::jury,   by_minister,                         no_committee,                                          one_year, order_2022},
RuleSet{"arrete-2014-origine",             "Arrêté du 22 août 2014, second degré, rédaction d'origine",
        "2014-09-01", "2022-07-09", l1_5_i_3_all,           second_degree_corps,  Route::jury,   by_minister,                         no_committee,                                          one_year, order_2014},
RuleSet{"agreges-2014-2022-07-10",         "Arrêté du 22 août 2014, agrégés, en vigueur au 10 juillet 2022",
        "2022-07-10", "",           l2_5,                   agreges_corps,        Route::rector, {EndedBy::minister, l2_7},           {Committee::Before::adverse_decisions, u_committee},   one_year, agreges_2022},
RuleSet{"agreges-2014-origine",            "Arrêté du 22 août 2014, agrégés, rédaction d'origine",
        "2014-09-01", "2022-07-09", l2_5,                   agreges_corps,        Route::rector, {EndedBy::minister, l2_7},           {Committee::Before::every_decision, l2_7},             one_year, agreges_2014},
RuleSet{"premier-degre-2014-2022-07-10",   "Professeurs des écoles, en vigueur au 10 juillet 2022",
        "2022-07-10", "",           u_first_degree_pieces,  first_degree_corps,   Route::jury,   {EndedBy::rector, l3_9},             no_committee,                                          one_year, first_degree_2022},
RuleSet{"psyen-2017",                      "Arrêté du 23 août 2017, psychologues de l'éducation nationale",
        "2017-09-01", "",           l4_5,                   psychologists_corps,  Route::jury,   {EndedBy::minister, a_psyen_end},    no_committee,                                          one_year, psychologists_2017},
};
// clang-format on

Scope::Kind kind_of(Profile const& profile)
{
    if (profile.path == Path::already_qualified)
        return Scope::Kind::qualified;
    return profile.place == Place::elsewhere ? Scope::Kind::elsewhere : Scope::Kind::ordinary;
}

} // namespace

bool Scope::includes(Profile const& profile) const
{
    return kind == kind_of(profile) && load.value_or(profile.load) == profile.load
        && year_rank.value_or(profile.year_rank) == profile.year_rank && corps.value_or(profile.corps) == profile.corps;
}

std::vector<Requirement> RuleSet::required_of(Profile const& profile) const
{
    std::vector<Requirement> all;
    std::copy_if(requirements.begin(), requirements.end(), std::back_inserter(all),
                 [&](Requirement const& one) { return one.to.includes(profile); });
    return all;
}

std::optional<Requirement> RuleSet::find(Profile const& profile, Track piece) const
{
    for (Requirement const& one : requirements)
        if (one.piece == piece && one.to.includes(profile))
            return one;
    return std::nullopt;
}

bool RuleSet::covers(Profile const& profile) const
{
    return std::find(corps.begin(), corps.end(), profile.corps) != corps.end()
        && std::ranges::any_of(requirements, [&](Requirement const& one) { return one.to.includes(profile); });
}

bool RuleSet::is_valid_on(engine::Day start_of_stage) const
{
    auto const from = engine::parse_day(valid_from);
    auto const to = engine::parse_day(valid_to);
    return (!from || *from <= start_of_stage) && (!to || start_of_stage <= *to);
}

Route RuleSet::route_of(Profile const& profile) const
{
    return profile.path == Path::already_qualified ? Route::rector : route;
}

std::span<RuleSet const> rule_sets()
{
    return shipped;
}

RuleSet const* find_rule_set(std::string_view name)
{
    auto const found = std::find_if(shipped.begin(), shipped.end(),
                                    [&](RuleSet const& one) { return engine::is_same_word(one.name, name); });
    return found == shipped.end() ? nullptr : &*found;
}

} // namespace workflows::trainee_year
