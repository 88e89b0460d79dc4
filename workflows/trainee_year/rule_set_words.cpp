// The shipped rule sets in words, for the index and for people.

#include "workflows/trainee_year/rule_sets.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

namespace workflows::trainee_year {
namespace {

std::string_view name_of(Scope::Kind kind)
{
    switch (kind) {
    case Scope::Kind::second_degree: return "second degré";
    case Scope::Kind::agrege: return "agrégés";
    case Scope::Kind::qualified: return "déjà qualifiés";
    }
    return "";
}

std::string in_words(Scope const& scope)
{
    std::string words{name_of(scope.kind)};
    if (scope.load)
        words += *scope.load == ServiceLoad::full ? ", temps plein" : ", mi-temps";
    if (scope.year_rank)
        words += *scope.year_rank == 1 ? ", première année" : ", seconde année";
    return words;
}

} // namespace

std::vector<engine::RuleSet> TraineeYear::rule_sets() const
{
    std::vector<engine::RuleSet> all;
    for (RuleSet const& set : trainee_year::rule_sets()) {
        engine::RuleSet told{set.name, set.title, set.valid_from, set.valid_to, set.source, {}};
        for (Requirement const& one : set.requirements)
            told.lines.push_back({in_words(one.to), one.piece, one.owner, one.due, one.compulsory, one.source});
        all.push_back(std::move(told));
    }
    return all;
}

} // namespace workflows::trainee_year
