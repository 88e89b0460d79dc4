// One line a trainee in lists: how far the year has come, and what only some may know.

#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/hands.hpp"
#include "workflows/trainee_year/pieces.hpp"
#include "workflows/trainee_year/trainee_year.hpp"
#include "workflows/trainee_year/words.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

using engine::Roles;

constexpr Roles staff{hands::academy, Role::jury_secretary, Role::head_of_school, Role::inspector};
constexpr Roles helpers{Role::trainee,   Role::tutor,          Role::head_of_school,
                        Role::inspector, Role::inspe_director, Role::case_officer};
// Those who read the decision, once it is notified.
constexpr Roles told_the_decision{Role::trainee, Role::head_of_school, Role::inspector, Role::inspe_director,
                                  hands::academy};
constexpr Roles trainers{Role::trainee, Role::head_of_school, Role::training_officer, Role::inspe_director,
                         hands::academy};

constexpr std::size_t tags_at_most = 16; // of one year at one time

bool is_filed(engine::Case const& subject, Track track)
{
    return latest_content(subject, track) != nullptr;
}

// The furthest point reached that everybody may know: neither what the jury finds nor a decision before its notice.
std::string_view stage_of_year(engine::Case const& subject, YearFacts const& facts)
{
    auto const name = [](auto word) { return words::states[static_cast<std::size_t>(word)].name; };
    State const year = state_of(subject, Track::year);
    if (year == State::unopened || year == State::resigned || year == State::restarted || year == State::deferred)
        return name(year);
    if (facts.notified_on && state_of(subject, Track::decision) != State::extended_notified)
        return name(Stage::decided);
    if (state_of(subject, Track::examination) != State::awaited)
        return name(Stage::jury);
    if (state_of(subject, Track::file) != State::assembling)
        return name(Stage::file_sealed);
    if (is_filed(subject, Track::head_opinion) || is_filed(subject, Track::inspector_opinion)
        || is_filed(subject, Track::inspe_opinion) || is_filed(subject, Track::authority_opinion))
        return name(Stage::opinions);
    if (is_filed(subject, Track::final_review) || is_filed(subject, Track::final_tutor_review))
        return name(Stage::final_review);
    if (is_filed(subject, Track::interim_review) || is_filed(subject, Track::interim_tutor_review))
        return name(Stage::interim_review);
    return name(is_filed(subject, Track::formative_visit) ? Stage::visits : Stage::opened);
}

bool has_open_alert(engine::Case const& subject)
{
    return std::ranges::any_of(subject.pieces, [](engine::Piece const& piece) {
        return piece.track == Track::alert && (state_of(piece) == State::raised || state_of(piece) == State::supported);
    });
}

// What is decided, for those who decide; what was notified, for those who read the decision.
void add_outcome(engine::Case const& subject, YearFacts const& facts, std::vector<engine::Tag>& tags)
{
    State const decision = state_of(subject, Track::decision);
    if (!facts.outcome.empty())
        tags.push_back({"outcome", facts.outcome, told_the_decision});
    std::string_view const decided = words::states[static_cast<std::size_t>(decision)].name;
    bool const is_pending = decision != State::awaited && !decided.ends_with("_notified");
    if (is_pending && decided != facts.outcome)
        tags.push_back({"pending_outcome", std::string{decided}, hands::academy});
}

template <class E>
std::string text_of(E word)
{
    return boost::describe::enum_to_string(word, "");
}

} // namespace

engine::PersonId TraineeYear::person_of(engine::Case const& subject) const
{
    return facts_of(subject).opening.trainee;
}

engine::Overview TraineeYear::overview(engine::Case const& subject) const
{
    YearFacts const& facts = facts_of(subject);
    OpenYear const& opening = facts.opening;
    engine::Overview line{.subject = opening.trainee,
                          .title = facts.year_rank() == 1 ? "Année de stage" : "Seconde année de stage",
                          .stage = std::string{stage_of_year(subject, facts)},
                          .tags = {}};
    auto& tags = line.tags;
    tags.reserve(tags_at_most);
    tags.push_back({"corps", text_of(opening.corps)});
    tags.push_back({"discipline", *opening.discipline});
    tags.push_back({"school", *opening.school.code});
    tags.push_back({"school_name", *opening.school.name});
    tags.push_back({"year_rank", std::to_string(facts.year_rank())});
    tags.push_back({"load", text_of(opening.load)});
    if (has_open_alert(subject))
        tags.push_back({"alert", "open", helpers});
    // Of somebody who has left, nothing is missing.
    auto const* const rules = find_rule_set(subject.rule_set);
    State const year = state_of(subject, Track::year);
    if (facts.is_suspended())
        tags.push_back({"suspended", "yes", {Role::trainee, Role::head_of_school, hands::academy}});
    if (rules && year != State::resigned && year != State::restarted) {
        auto const gaps = missing(subject, *rules).size();
        tags.push_back({"missing", std::to_string(gaps), staff});
        tags.push_back({"complete", gaps == 0 ? "yes" : "no", staff});
    }
    bool const has_later = !facts.seal.empty() && std::ranges::any_of(subject.pieces, [&](engine::Piece const& piece) {
        auto const since = since_seal(subject, piece);
        return since && since->state != engine::SinceSeal::State::unchanged;
    });
    if (has_later)
        tags.push_back({"changed_since_seal", "yes", {Role::trainee, hands::jury, hands::academy}});
    tags.push_back({"jury",
                    std::string{name_of(engine::StateId{state_of(subject, Track::examination)})},
                    {hands::jury, hands::academy}});
    tags.push_back({"training_eafc_hours", std::to_string(facts.hours_attended(Provider::eafc)), trainers});
    tags.push_back({"training_inspe_hours", std::to_string(facts.hours_attended(Provider::inspe)), trainers});
    add_outcome(subject, facts, tags);
    return line;
}

} // namespace workflows::trainee_year
