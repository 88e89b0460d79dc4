#include "examples/player/campaign_plan.hpp"

#include "examples/player/parts.hpp"
#include "examples/player/plan.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace examples::player {

namespace {

using std::chrono::days;

// clang-format off
struct CorpsPlan {
    std::string_view corps;
    std::string_view title;
    std::string_view rule_set;
    bool has_jury;
};
constexpr std::array corps_plans{
    CorpsPlan{"certifie",              "Certifiés",              "arrete-2014-2022-07-10",        true},
    CorpsPlan{"peps",                  "PEPS",                   "arrete-2014-2022-07-10",        true},
    CorpsPlan{"plp",                   "PLP",                    "arrete-2014-2022-07-10",        true},
    CorpsPlan{"cpe",                   "CPE",                    "arrete-2014-2022-07-10",        true},
    CorpsPlan{"agrege",                "Agrégés",                "agreges-2014-2022-07-10",       false},
    CorpsPlan{"professeur_des_ecoles", "Professeurs des écoles", "premier-degre-2014-2022-07-10", true},
    CorpsPlan{"psyen_eda",             "Psychologues EDA",       "psyen-2017",                    true},
    CorpsPlan{"psyen_edo",             "Psychologues EDO",       "psyen-2017",                    true},
};
// clang-format on

CorpsPlan const& plan_of(std::string const& corps)
{
    auto const found = std::ranges::find(corps_plans, corps, &CorpsPlan::corps);
    if (found == corps_plans.end())
        throw std::runtime_error{"corps inconnu : " + corps};
    return *found;
}

std::string school_year_of(Year const& year)
{
    auto const first = static_cast<int>(std::chrono::year_month_day{year.starts_on}.year());
    return std::to_string(first) + '-' + std::to_string(first + 1);
}

CampaignPlan campaign_of(std::string const& corps, Year const& year)
{
    auto const& plan = plan_of(corps);
    auto const school_year = school_year_of(year);
    return {.name = corps + ' ' + school_year + ", ",
            .corps = corps,
            .title = std::string{plan.title} + ", " + school_year,
            .rule_set = std::string{plan.rule_set},
            .year = year,
            .opened_on = year.starts_on - days{7},
            .jury_on = year.starts_on - days{7},
            .has_jury = plan.has_jury,
            // More than the law asks: an interview at any doubt, and a longer access to the file.
            .policies = {{"convene_on_unfavourable", "any"}, {"access_days_before_interview", "10"}}};
}

// In the campaign of the following year: the same people, another stage.
Life begun_in(Life life, CampaignPlan const& campaign)
{
    life.who.starts_on = campaign.year.starts_on;
    life.rules = &rules_named(campaign.rule_set);
    return life;
}

Life second_year_of(PlayedLife const& first, CampaignPlan const& campaign)
{
    auto life = begun_in({.who = first.life.who}, campaign);
    life.year_rank = 2;
    life.fate = first.second_year;
    life.goes_past_the_year = true;
    life.inspector_in_favour = life.fate != Fate::dismissed || !life.requires_piece(Track::inspector_opinion);
    life.head_in_favour = life.fate != Fate::dismissed;
    life.inspected = true;
    return life;
}

} // namespace

bool CampaignPlan::judges_again() const
{
    return has_jury && std::ranges::any_of(lives, [](Life const& life) {
               return life.fate == Fate::not_evaluable && life.goes_past_the_year;
           });
}

std::vector<CampaignPlan> plan_campaign(std::vector<RosterLine> roster, std::uint64_t seed)
{
    auto const year = year_starting(roster.front().starts_on);
    auto const prepared_on = year.starts_on - days{7};
    auto lives = plan_year(roster, seed, year);
    return {{.corps = "certifie",
             .title = "Certifiés, " + school_year_of(year),
             .rule_set = "guide-2022-2023",
             .year = year,
             .opened_on = prepared_on,
             .jury_on = prepared_on,
             .roster = std::move(roster),
             .lives = std::move(lives)}};
}

std::vector<CampaignPlan> plan_academy(std::vector<std::vector<RosterLine>> const& rosters, std::uint64_t seed)
{
    std::size_t trainees = 0;
    for (auto const& roster : rosters)
        trainees += roster.size();
    std::vector<CampaignPlan> all;
    for (auto const& roster : rosters) {
        auto campaign = campaign_of(roster.front().corps, year_starting(roster.front().starts_on));
        auto next = campaign_of(campaign.corps, year_starting(a_year_after(campaign.year.starts_on)));
        next.opened_on = campaign.year.access_opening; // before the first decision that names it
        next.jury_on = campaign.year.succession;
        campaign.roster = roster;
        for (PlayedLife& played : assign_parts(roster, rules_named(campaign.rule_set), seed, campaign.year,
                                               trainees >= shows_every_outcome)) {
            if (played.life.incident == Incident::deferral) {
                next.lives.push_back(begun_in(std::move(played.life), next));
                continue;
            }
            if (played.life.fate == Fate::renewed)
                next.lives.push_back(second_year_of(played, next));
            campaign.lives.push_back(std::move(played.life));
        }
        for (CampaignPlan* plan : {&campaign, &next})
            for (Life& life : plan->lives)
                write_steps(life, plan->year, seed);
        if (!next.lives.empty())
            campaign.next = all.size() + 1;
        all.push_back(std::move(campaign));
        if (!next.lives.empty())
            all.push_back(std::move(next));
    }
    return all;
}

} // namespace examples::player
