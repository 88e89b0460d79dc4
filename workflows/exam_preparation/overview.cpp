// A preparation in one line, what its forms are drawn with, and who reads what.

#include "workflows/exam_preparation/exam_preparation.hpp"
#include "workflows/exam_preparation/facts.hpp"
#include "workflows/exam_preparation/words.hpp"

#include <algorithm>

namespace workflows::exam_preparation {
namespace {

namespace json = boost::json;
using engine::Roles;

constexpr Roles helpers{Role::tutor, Role::pedagogical_manager};
constexpr Roles organisers{Role::pedagogical_manager, Role::national_coordinator};
constexpr Roles followers{Role::candidate, Role::tutor, Role::training_correspondent, organisers};

template <class E>
std::string text_of(E word)
{
    return boost::describe::enum_to_string(word, "");
}

template <std::size_t N>
json::array choices(std::array<Choice, N> const& list)
{
    json::array all;
    for (Choice const& one : list)
        all.push_back(json::object{{"name", one.name}, {"label", one.label}});
    return all;
}

bool has_open_difficulty(engine::Case const& subject)
{
    auto const all = subject.all(Track::difficulty);
    return std::any_of(all.begin(), all.end(),
                       [](engine::Piece const* piece) { return state_of(*piece) != State::settled; });
}

// What is practical or personal is between the candidate and the manager.
bool is_for_the_manager(engine::Case const& subject, engine::Piece const& question)
{
    auto const found = facts_of(subject).threads.find(question.number);
    return found != facts_of(subject).threads.end()
        && (found->second.nature == Nature::practical || found->second.nature == Nature::personal);
}

} // namespace

engine::PersonId ExamPreparation::person_of(engine::Case const& subject) const
{
    return facts_of(subject).opening.candidate;
}

engine::Overview ExamPreparation::overview(engine::Case const& subject) const
{
    Preparation const& facts = facts_of(subject);
    auto const* const rules = find_rule_set(subject.rule_set);
    bool const is_withdrawn = state_of(subject, Track::dropout) == State::withdrawn;
    State const stage = is_withdrawn ? State::withdrawn : state_of(subject, Track::preparation);
    std::string exams_prepared;
    for (PreparedExam const& one : facts.opening.exams)
        exams_prepared += (exams_prepared.empty() ? "" : " ") + text_of(one.exam);
    auto const [done, planned] = facts.progress();
    engine::Overview line{.subject = facts.opening.candidate,
                          .title = rules && !rules->tutored ? "Préparation régionale" : "Préparation Callisto",
                          .stage = std::string{words::states[static_cast<std::size_t>(stage)].name},
                          .tags = {{"exams", exams_prepared},
                                   {"session", std::to_string(*facts.opening.session)},
                                   {"establishment", *facts.opening.establishment.code},
                                   {"establishment_name", *facts.opening.establishment.name}}};
    // What is erased is not counted any more.
    bool const is_whole = subject.erased.empty();
    if (is_whole)
        line.tags.push_back(
            {"progress", std::to_string(done) + "/" + std::to_string(planned), {followers, Role::trainer}});
    if (auto const missed = facts.sessions.missed().size(); is_whole && missed > 0)
        line.tags.push_back({"missed_sessions", std::to_string(missed), followers});
    if (is_whole && has_open_difficulty(subject))
        line.tags.push_back({"difficulty", "open", {Role::candidate, helpers}});
    return line;
}

json::object ExamPreparation::reference(engine::Case const& subject) const
{
    Preparation const& facts = facts_of(subject);
    json::array open, programme;
    for (Course const course : facts.courses)
        open.push_back(
            json::object{{"name", text_of(course)}, {"label", exam_preparation::label_of(course_words, course)}});
    for (PlannedActivity const& one : facts.programme)
        programme.push_back(json::object{{"course", text_of(one.course)}, {"activity", *one.activity}});
    json::array means;
    for (Means const one : facts.means())
        means.push_back(json::value(text_of(one)));
    json::object all{{"courses", std::move(open)},
                     {"programme", std::move(programme)},
                     {"agreed_means", std::move(means)},
                     {"choices",
                      json::object{{"exam", choices(exam_words)},
                                   {"way", choices(way_words)},
                                   {"course", choices(course_words)},
                                   {"login", choices(login_words)},
                                   {"session_kind", choices(session_kind_words)},
                                   {"test_kind", choices(test_kind_words)},
                                   {"nature", choices(nature_words)},
                                   {"means", choices(means_words)}}}};
    if (auto const* const rules = find_rule_set(subject.rule_set))
        all.emplace("rule_set",
                    json::object{{"name", rules->name}, {"title", rules->title}, {"tutored", rules->tutored}});
    return all;
}

engine::Roles ExamPreparation::readers(engine::Case const& subject, engine::Piece const& piece,
                                       engine::Context const&) const
{
    Roles readers = track(piece.track).readers;
    if (facts_of(subject).archived_on)
        readers = readers.both({Role::candidate, organisers, Role::case_officer});
    auto const remaining = [&](Roles leaving) { readers.bits &= ~leaving.bits; };
    switch (static_cast<Track>(piece.track.value)) {
    // A mark is told by returning the copy.
    case Track::paper_test:
        if (state_of(piece) == State::marked)
            remaining(Role::candidate);
        break;
    case Track::question:
        if (is_for_the_manager(subject, piece))
            remaining({Role::tutor, Role::trainer});
        break;
    default: break;
    }
    return readers;
}

// The candidate is told of every consultation; the centre answers for them.
Roles ExamPreparation::consultation_readers() const
{
    return Role::pedagogical_manager;
}

bool ExamPreparation::may_see_defects(engine::Case const&, engine::Roles roles, engine::Context const&) const
{
    return roles.both({followers, Role::case_officer}).any();
}

} // namespace workflows::exam_preparation
