#include "workflows/tutored_module/rule_sets.hpp"

#include "workflows/tutored_module/tutored_module.hpp"

#include <algorithm>
#include <array>

namespace workflows::tutored_module {
namespace {

// clang-format off
constexpr std::array protocol{
//          piece               owner                      due                    source
Requirement{Track::welcome,     Role::tutor,               Deadline::welcome,     Ref::s2_welcome},
Requirement{Track::planning,    Role::tutor,               Deadline::planning,    Ref::s2_welcome},
Requirement{Track::positioning, Role::tutor,               Deadline::positioning, Ref::s2_positioning},
Requirement{Track::evaluation,  Role::tutor,               Deadline::evaluation,  Ref::s2_evaluation},
Requirement{Track::grid,        Role::tutor,               Deadline::grid,        Ref::s2_grid},
};

constexpr std::array sets{
RuleSet{"protocole-de-tutorat", "Protocole de tutorat d'un module à distance", "", "", Ref::s2_welcome, protocol},
};
// clang-format on

} // namespace

std::span<RuleSet const> rule_sets()
{
    return sets;
}

RuleSet const* find_rule_set(std::string_view name)
{
    auto const found = std::find_if(sets.begin(), sets.end(), [&](RuleSet const& one) { return one.name == name; });
    return found == sets.end() ? nullptr : &*found;
}

std::vector<engine::RuleSet> TutoredModule::rule_sets() const
{
    std::vector<engine::RuleSet> all;
    for (RuleSet const& set : tutored_module::rule_sets()) {
        engine::RuleSet told{
            set.name,
            set.title,
            set.valid_from,
            set.valid_to,
            set.source,
            {},
            {{"une réponse est due dans les quarante-huit heures", Ref::s2_answers},
             {"ces heures sont celles du calendrier, sauf choix d'en compter les ouvrées ou de les réduire",
              Ref::d_answer_clock},
             {"qui se tait sept jours est contacté dans les deux jours, sauf autre choix", Ref::a_module_terms},
             {"trente jours au plus séparent deux fiches de positionnement, sauf autre choix", Ref::a_module_terms},
             {"sept jours au plus séparent deux connexions du tuteur, sauf autre choix", Ref::a_module_terms},
             {"un temps donné au groupe est noté dans le module d'un seul de ses membres", Ref::a_group_time},
             {"questions et fiches ne sont lues que de l'apprenant et de son tuteur", Ref::a_module_privacy}}};
        for (Requirement const& one : set.requirements)
            told.lines.push_back({"tous", one.piece, one.owner, one.due, true, one.source});
        all.push_back(std::move(told));
    }
    return all;
}

} // namespace workflows::tutored_module
