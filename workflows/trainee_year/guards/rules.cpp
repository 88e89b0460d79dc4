// What a running year asks of the rules that it would pass to.

#include "workflows/trainee_year/guards.hpp"
#include "workflows/trainee_year/words.hpp"

#include "engine/move_to_rules.hpp"

namespace workflows::trainee_year::guards {
namespace {

std::string period_of(RuleSet const& rules)
{
    auto const from = engine::parse_day(rules.valid_from);
    auto const to = engine::parse_day(rules.valid_to);
    return (from ? "à partir du " + in_french(*from) : std::string{"depuis toujours"})
        + (to ? ", jusqu'au " + in_french(*to) : std::string{});
}

// An extension goes on with the year: it is not the decision that ends it.
bool is_decided(engine::Case const& subject)
{
    switch (state_of(subject, Track::decision)) {
    case State::awaited:
    case State::extended:
    case State::extended_notified: return false;
    default: return true;
    }
}

} // namespace

Verdict rules_cover_the_trainee(Asking const& asking)
{
    auto const* const move = asking.body<engine::MoveToRules>();
    if (!move)
        return {};
    RuleSet const* const rules = find_rule_set(*move->rule_set);
    if (!rules)
        return {in_the_form(asking, "Aucun jeu de règles ne s'appelle « " + *move->rule_set + " ».")};
    std::string const title = "Les règles « " + std::string{rules->title} + " »";
    if (asking.subject().rule_set == rules->name)
        return {in_the_form(asking, title + " sont déjà celles de ce dossier.")};
    Verdict verdict;
    if (!rules->covers(asking.facts.profile()))
        verdict.push_back({.fact = title + " ne disent rien de ce corps avec ce parcours et cette quotité.",
                           .source = rules->source});
    Day const session = asking.facts.opening.start_on;
    if (!rules->is_valid_on(session) && !rules->is_valid_on(asking.today()))
        verdict.push_back({.fact = title + " valent " + period_of(*rules) + " : ni le premier jour du stage, le "
                               + in_french(session) + ", ni le " + in_french(asking.today()) + " n'en sont.",
                           .source = rules->source});
    return verdict;
}

Verdict rules_keep_what_is_done(Asking const& asking)
{
    Verdict verdict;
    engine::Case const& subject = asking.subject();
    if (auto const* const move = asking.body<engine::MoveToRules>())
        if (RuleSet const* const rules = find_rule_set(*move->rule_set))
            for (auto const& [track, opinion] : asking.facts.opinions)
                if (!rules->find(asking.facts.profile(), track))
                    verdict.push_back(
                        {.fact = "Est au dossier et n'y aurait plus sa place : " + label_of(track) + "."});
    State const examination = state_of(subject, Track::examination);
    if (examination == State::apt || examination == State::not_apt)
        verdict.push_back({.fact = "Le jury a délibéré sur ce stagiaire."});
    if (is_decided(subject))
        verdict.push_back({.fact = "Une décision est prise : elle l'a été selon les règles de ce dossier."});
    return verdict;
}

} // namespace workflows::trainee_year::guards
