#include "workflows/trainee_year/guards.hpp"

namespace workflows::trainee_year::guards {
namespace {

bool is_required(Asking const& asking, Track piece)
{
    return asking.rules && asking.rules->find(asking.facts.profile(), piece);
}

} // namespace

Verdict report_to_consult(Asking const& asking)
{
    auto const* const content = latest_content(asking.piece());
    auto const* const consulted = asking.piece().latest({Event::report_consulted});
    if (!content || !consulted || consulted->version < content->version)
        return {};
    return {{.fact = "La dernière version a été consultée le " + in_french(consulted->occurred_on) + "."}};
}

Verdict opinion_is_required(Asking const& asking)
{
    if (is_required(asking, asking.track()))
        return {};
    Unmet unmet{.fact = "Pour ce stagiaire, cet avis n'est pas requis."};
    if (asking.rules)
        unmet.source = asking.rules->source;
    return {unmet};
}

Verdict tutor_report_filed(Asking const& asking)
{
    if (!is_required(asking, Track::tutor_report) || latest_content(asking.subject(), Track::tutor_report))
        return {};
    return {{.fact = "Le rapport du tuteur n'est pas déposé.",
             .who_can_cure = Role::tutor,
             .until = asking.due(Deadline::tutor_report)}};
}

Verdict tutor_report_consulted(Asking const& asking)
{
    auto const* const content = latest_content(asking.subject(), Track::tutor_report);
    if (!content)
        return {}; // said by tutor_report_filed
    auto const* const consulted = asking.subject().find(Track::tutor_report)->latest({Event::report_consulted});
    if (consulted && consulted->version > content->version)
        return {};
    return {{.fact = consulted ? Wording{"Le rapport du tuteur a été corrigé depuis sa consultation."}
                               : Wording{"Le rapport du tuteur n'a pas été consulté."},
             .who_can_cure = Role::inspector,
             .until = asking.due(Deadline::opinions)}};
}

Verdict inspection_made(Asking const& asking)
{
    auto const rule = asking.rules ? asking.rules->find(asking.facts.profile(), Track::inspection) : std::nullopt;
    if (!rule || latest_content(asking.subject(), Track::inspection))
        return {};
    return {{.fact = "Aucune inspection n'est au dossier de cette année.",
             .who_can_cure = Role::inspector,
             .until = asking.due(Deadline::opinions),
             .source = rule->source}};
}

Verdict basis_is_stated(Asking const& asking)
{
    auto const* const opinion = asking.body<GiveOpinion, CorrectOpinion>();
    if (!opinion)
        return {};
    if (!opinion->basis)
        return {in_the_form(asking, "L'avis ne dit pas sur quoi il se fonde.")};
    if (*opinion->basis != OpinionBasis::tutor_report && !latest_content(asking.subject(), Track::inspection))
        return {
            {.fact = "L'avis se fonde sur une inspection qui n'est pas au dossier.", .who_can_cure = Role::inspector}};
    return {};
}

Verdict doubt_is_reasoned(Asking const& asking)
{
    auto const* const opinion = asking.body<GiveOpinion, CorrectOpinion>();
    if (!opinion || asking.facts.opening.corps != Corps::agrege || opinion->value == OpinionValue::favourable)
        return {};
    Verdict verdict;
    if (!opinion->reasoned_report)
        verdict.push_back(in_the_form(asking, "Le rapport motivé manque."));
    bool const is_first = asking.facts.year_rank() == 1;
    if (is_first != opinion->second_year_opinion.has_value())
        verdict.push_back(in_the_form(asking,
                                      is_first ? "L'avis sur une seconde année manque."
                                               : "Il n'y a pas d'avis à donner sur une troisième année."));
    return verdict;
}

} // namespace workflows::trainee_year::guards
