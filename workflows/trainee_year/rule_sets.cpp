#include "workflows/trainee_year/rule_sets.hpp"

#include <algorithm>
#include <array>

namespace workflows::trainee_year {
namespace {

using enum Ref;
constexpr auto full = ServiceLoad::full;
constexpr auto half = ServiceLoad::half;
constexpr Scope second_degree{Scope::Kind::second_degree};
constexpr Scope agrege{Scope::Kind::agrege};
constexpr Scope qualified{Scope::Kind::qualified};

constexpr Scope at(Scope scope, ServiceLoad load)
{
    scope.load = load;
    return scope;
}
constexpr Scope in_year(Scope scope, int rank)
{
    scope.year_rank = rank;
    return scope;
}
constexpr Scope in_year(Scope scope, ServiceLoad load, int rank)
{
    return in_year(at(scope, load), rank);
}

constexpr bool compulsory = true;
constexpr bool expected = false;

// clang-format off
// The academy's guide: full time, and three voices before the jury. The tutor's is his report (A3).
constexpr std::array guide_2022{
//          to                               piece                        owner                 due                       weight      source
Requirement{at(second_degree, full),         Track::interim_review,       Role::head_of_school, Deadline::interim_review, expected,   s3_5_reviews},
Requirement{at(second_degree, full),         Track::interim_tutor_review, Role::tutor,          Deadline::interim_review, expected,   s3_5_reviews},
Requirement{at(second_degree, full),         Track::final_review,         Role::head_of_school, Deadline::final_review,   expected,   s3_5_reviews},
Requirement{at(second_degree, full),         Track::final_tutor_review,   Role::tutor,          Deadline::final_review,   expected,   s3_5_reviews},
Requirement{at(second_degree, full),         Track::tutor_report,         Role::tutor,          Deadline::tutor_report,   compulsory, s3_opinions},
Requirement{at(second_degree, full),         Track::head_opinion,         Role::head_of_school, Deadline::opinions,       compulsory, l1_5_i_2},
Requirement{at(second_degree, full),         Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l1_5_i_1},
Requirement{in_year(second_degree, full, 2), Track::inspection,           Role::inspector,      Deadline::opinions,       compulsory, u_inspection_year_two},
};

// The order as it is since 10 July 2022: the INSPE gives its opinion on half-time trainees.
constexpr std::array order_2022{
//          to                         piece                        owner                 due                       weight      source
Requirement{second_degree,             Track::interim_review,       Role::head_of_school, Deadline::interim_review, expected,   s3_5_reviews},
Requirement{second_degree,             Track::interim_tutor_review, Role::tutor,          Deadline::interim_review, expected,   s3_5_reviews},
Requirement{second_degree,             Track::final_review,         Role::head_of_school, Deadline::final_review,   expected,   s3_5_reviews},
Requirement{second_degree,             Track::final_tutor_review,   Role::tutor,          Deadline::final_review,   expected,   s3_5_reviews},
Requirement{second_degree,             Track::tutor_report,         Role::tutor,          Deadline::tutor_report,   compulsory, l1_5_i_1},
Requirement{second_degree,             Track::head_opinion,         Role::head_of_school, Deadline::opinions,       compulsory, l1_5_i_2},
Requirement{second_degree,             Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l1_5_i_1},
Requirement{at(second_degree, half),   Track::inspe_opinion,        Role::inspe_director, Deadline::opinions,       compulsory, l1_5_i_3_half},
Requirement{in_year(second_degree, 2), Track::inspection,           Role::inspector,      Deadline::opinions,       compulsory, u_inspection_year_two},
Requirement{agrege,                    Track::tutor_report,         Role::tutor,          Deadline::tutor_report,   compulsory, l2_5},
Requirement{agrege,                    Track::inspection,           Role::inspector,      Deadline::opinions,       compulsory, l2_5},
Requirement{agrege,                    Track::head_opinion,         Role::head_of_school, Deadline::opinions,       compulsory, l2_5},
Requirement{agrege,                    Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l2_6},
Requirement{at(agrege, half),          Track::inspe_opinion,        Role::inspe_director, Deadline::opinions,       compulsory, l2_5},
Requirement{qualified,                 Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l1_11},
};

// The order as first published: the training institute gives its opinion on everybody.
constexpr std::array order_2014{
//          to                         piece                        owner                 due                       weight      source
Requirement{second_degree,             Track::interim_review,       Role::head_of_school, Deadline::interim_review, expected,   l9_note},
Requirement{second_degree,             Track::interim_tutor_review, Role::tutor,          Deadline::interim_review, expected,   l9_note},
Requirement{second_degree,             Track::final_review,         Role::head_of_school, Deadline::final_review,   expected,   l9_note},
Requirement{second_degree,             Track::final_tutor_review,   Role::tutor,          Deadline::final_review,   expected,   l9_note},
Requirement{second_degree,             Track::tutor_report,         Role::tutor,          Deadline::tutor_report,   compulsory, l1_5_i_1},
Requirement{second_degree,             Track::head_opinion,         Role::head_of_school, Deadline::opinions,       compulsory, l1_5_i_2},
Requirement{second_degree,             Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l1_5_i_1},
Requirement{second_degree,             Track::inspe_opinion,        Role::inspe_director, Deadline::opinions,       compulsory, l1_5_i_3_all},
Requirement{in_year(second_degree, 2), Track::inspection,           Role::inspector,      Deadline::opinions,       compulsory, u_inspection_year_two},
Requirement{qualified,                 Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l1_11},
};

constexpr std::array shipped{
//      name                      title                                                           from          to            source         length of the stage
RuleSet{"guide-2022-2023",        "Guide académique 2022-2023, temps plein, trois paroles",       "2022-09-01", "2023-08-31", s3_opinions,   {1, 10}, guide_2022},
RuleSet{"arrete-2014-2022-07-10", "Arrêté du 22 août 2014, en vigueur au 10 juillet 2022",        "2022-07-10", "",           l1_5_i_3_half, {1, 10}, order_2022},
RuleSet{"arrete-2014-origine",    "Arrêté du 22 août 2014, rédaction d'origine",                  "2014-09-01", "2022-07-09", l1_5_i_3_all,  {1, 10}, order_2014},
};
// clang-format on

} // namespace

bool Scope::includes(Profile const& profile) const
{
    bool const is_qualified = profile.path == Path::already_qualified;
    bool fits = false;
    switch (kind) {
    case Kind::qualified: fits = is_qualified; break;
    case Kind::agrege: fits = !is_qualified && profile.corps == Corps::agrege; break;
    case Kind::second_degree: fits = !is_qualified && profile.corps <= Corps::cpe; break;
    }
    return fits && load.value_or(profile.load) == profile.load
        && year_rank.value_or(profile.year_rank) == profile.year_rank;
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
    // First-degree teachers and psychologists have texts of their own, which no shipped set tells yet.
    return profile.corps <= Corps::agrege && !required_of(profile).empty();
}

Route RuleSet::route_of(Profile const& profile) const
{
    return profile.corps == Corps::agrege || profile.path == Path::already_qualified ? Route::rector : Route::jury;
}

std::span<RuleSet const> rule_sets()
{
    return shipped;
}

RuleSet const* find_rule_set(std::string_view name)
{
    auto const found =
        std::find_if(shipped.begin(), shipped.end(), [&](RuleSet const& one) { return one.name == name; });
    return found == shipped.end() ? nullptr : &*found;
}

} // namespace workflows::trainee_year
