// The shipped rule sets in words, for the index and for people.

#include "workflows/trainee_year/rule_sets.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

namespace workflows::trainee_year {
namespace {

std::string_view name_of(Scope::Kind kind)
{
    switch (kind) {
    case Scope::Kind::ordinary: return "tous";
    case Scope::Kind::elsewhere: return "hors d'un établissement public du second degré";
    case Scope::Kind::qualified: return "déjà qualifiés";
    }
    return "";
}

std::string_view name_of(Corps corps)
{
    switch (corps) {
    case Corps::certifie: return "certifiés";
    case Corps::peps: return "PEPS";
    case Corps::plp: return "PLP";
    case Corps::cpe: return "CPE";
    case Corps::agrege: return "agrégés";
    case Corps::professeur_des_ecoles: return "professeurs des écoles";
    case Corps::psyen_eda: return "psychologues EDA";
    case Corps::psyen_edo: return "psychologues EDO";
    }
    return "";
}

std::string in_words(Scope const& scope)
{
    std::string words{name_of(scope.kind)};
    if (scope.corps)
        words += ", " + std::string{name_of(*scope.corps)};
    if (scope.load)
        words += *scope.load == ServiceLoad::full ? ", temps plein" : ", mi-temps";
    if (scope.year_rank)
        words += *scope.year_rank == 1 ? ", première année" : ", seconde année";
    return words;
}

std::vector<engine::RuleSetClause> clauses_of(RuleSet const& set)
{
    std::vector<engine::RuleSetClause> all{{set.ending.by == EndedBy::minister
                                                ? "le ministre met fin au stage de qui n'est ni titularisé ni renouvelé"
                                                : "le recteur met fin au stage de qui n'est ni titularisé ni renouvelé",
                                            set.ending.source}};
    switch (set.committee.before) {
    case Committee::Before::nothing: break;
    case Committee::Before::adverse_decisions:
        all.push_back({"la commission paritaire est entendue avant une décision défavorable", set.committee.source});
        break;
    case Committee::Before::every_decision:
        all.push_back({"la commission paritaire est entendue avant toute décision", set.committee.source});
        break;
    }
    return all;
}

} // namespace

std::vector<engine::RuleSet> TraineeYear::rule_sets() const
{
    std::vector<engine::RuleSet> all;
    for (RuleSet const& set : trainee_year::rule_sets()) {
        engine::RuleSet told{set.name, set.title, set.valid_from, set.valid_to, set.source, {}, clauses_of(set)};
        for (Requirement const& one : set.requirements)
            told.lines.push_back({in_words(one.to), one.piece, one.owner, one.due, one.compulsory, one.source});
        all.push_back(std::move(told));
    }
    return all;
}

} // namespace workflows::trainee_year
