#include "workflows/distance_accompaniment/rule_sets.hpp"

#include "workflows/distance_accompaniment/distance_accompaniment.hpp"

#include <algorithm>
#include <array>

namespace workflows::distance_accompaniment {
namespace {

// The document bears no date; nothing replaces it yet.
constexpr std::array shipped{
    PayRules{.name = "accompagnement-1",
             .title = "Accompagnement à distance : une vacation pour deux heures, huit par groupe",
             .valid_from = "",
             .valid_to = "",
             .source = Ref::s4_least,
             .minutes_per_vacation = 120,
             .per_participant = 1,
             .per_group = 8},
};

} // namespace

std::span<PayRules const> pay_rules()
{
    return shipped;
}

PayRules const* find_pay_rules(std::string_view name)
{
    auto const* const found = std::ranges::find(shipped, name, &PayRules::name);
    return found == shipped.end() ? nullptr : found;
}

std::vector<engine::RuleSet> DistanceAccompaniment::rule_sets() const
{
    std::vector<engine::RuleSet> all;
    for (PayRules const& rules : pay_rules())
        all.push_back({rules.name,
                       rules.title,
                       rules.valid_from,
                       rules.valid_to,
                       rules.source,
                       {{"tous", Track::contract, Role::trainer, Deadline::start, true, Ref::s4_contract},
                        {"tous", Track::report, Role::trainer, Deadline::report, true, Ref::s4_report},
                        {"tous", Track::decision, Role::training_officer, Deadline::decision, true, Ref::s4_decision}},
                       {{"une classe virtuelle n'est pas rémunérée par ces règles", Ref::s4_asynchronous},
                        {"une vacation pour " + in_hours(rules.minutes_per_vacation) + " d'intervention à distance",
                         Ref::s4_two_hours},
                        {"une vacation au plus par stagiaire qui a effectivement participé", Ref::s4_participants},
                        {std::to_string(rules.per_group) + " vacations au plus par groupe", Ref::s4_group},
                        {"le temps qui reste est compté à l'inférieur, sauf choix de l'académie", Ref::a_odd_hours},
                        {"le montant d'une vacation est fixé par le service", Ref::l13_amounts}}});
    return all;
}

} // namespace workflows::distance_accompaniment
