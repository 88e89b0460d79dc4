#include "workflows/exam_preparation/facts.hpp"

#include "workflows/exam_preparation/retention.hpp"
#include "workflows/exam_preparation/words.hpp"

#include <algorithm>
#include <chrono>

namespace workflows::exam_preparation {
namespace {

using engine::Case;

constexpr auto a_day = std::chrono::days{1};

Preparation& own(Case& subject)
{
    return static_cast<Preparation&>(*subject.facts);
}

template <class Body>
Body body_of(engine::Event const& event)
{
    return engine::recall_body<Body>(event.body);
}

std::string name_of(Role role)
{
    return std::string{words::roles[static_cast<std::size_t>(role)].name};
}

void grant(Case& subject, PersonId const& person, Role role, Day from)
{
    subject.grants.push_back({person, name_of(role), from, std::nullopt});
}

// The last day on which a person holds a role; what was done until then stays done by right.
void end_grant(Case& subject, PersonId const& person, Role role, Day last_day)
{
    for (engine::Grant& one : subject.grants.change())
        if (one.person == person && one.role == name_of(role) && !one.to)
            one.to = last_day;
}

void on_enrolled(Case& subject, engine::Event const& event)
{
    auto const enrolled = body_of<CandidateEnrolled>(event);
    Preparation& facts = own(subject);
    facts.opening = enrolled;
    facts.courses = enrolled.courses;
    facts.correspondent = enrolled.correspondent;
    subject.links = {enrolled.campaign};
    grant(subject, enrolled.candidate, Role::candidate, event.occurred_on);
    if (enrolled.correspondent)
        grant(subject, *enrolled.correspondent, Role::training_correspondent, event.occurred_on);
}

void on_correspondent(Case& subject, engine::Event const& event)
{
    auto const change = body_of<ChangeCorrespondent>(event);
    Preparation& facts = own(subject);
    if (facts.correspondent)
        end_grant(subject, *facts.correspondent, Role::training_correspondent, change.from - a_day);
    facts.correspondent = change.correspondent;
    grant(subject, change.correspondent, Role::training_correspondent, change.from);
}

void on_exams(Case& subject, engine::Event const& event)
{
    auto const changed = body_of<ExamsChanged>(event);
    own(subject).opening.exams = changed.exams;
    own(subject).courses = changed.courses;
}

void on_people(Case& subject, engine::Event const& event, Event what)
{
    Preparation& facts = own(subject);
    switch (what) {
    case Event::tutor_appointed: {
        auto const appointed = body_of<AppointTutor>(event);
        facts.tutorings[event.piece] = {appointed.tutor, appointed.exam, true, {}};
        return grant(subject, appointed.tutor, Role::tutor, appointed.from);
    }
    case Event::means_agreed: facts.tutorings[event.piece].means = *body_of<AgreeOnMeans>(event).means; return;
    case Event::tutoring_ended: {
        Tutoring& tutoring = facts.tutorings[event.piece];
        tutoring.in_office = false;
        // Somebody may be tutor for two exams.
        bool const is_still = std::any_of(facts.tutorings.begin(), facts.tutorings.end(), [&](auto const& one) {
            return one.second.in_office && one.second.tutor == tutoring.tutor;
        });
        if (!is_still)
            end_grant(subject, tutoring.tutor, Role::tutor, body_of<EndTutoring>(event).last_day);
        return;
    }
    case Event::trainer_linked: {
        auto const link = body_of<LinkTrainer>(event);
        facts.trainers[event.piece] = link.trainer;
        return grant(subject, link.trainer, Role::trainer, link.from);
    }
    case Event::trainer_unlinked: {
        auto const trainer = facts.trainers[event.piece];
        facts.trainers.erase(event.piece);
        bool const is_still = std::any_of(facts.trainers.begin(), facts.trainers.end(),
                                          [&](auto const& one) { return one.second == trainer; });
        if (!is_still)
            end_grant(subject, trainer, Role::trainer, body_of<UnlinkTrainer>(event).last_day);
        return;
    }
    default: return;
    }
}

void on_session(Preparation& facts, engine::Event const& event, Event what)
{
    switch (what) {
    case Event::session_scheduled: {
        auto const session = body_of<SessionScheduled>(event);
        return facts.sessions.put(event.piece,
                                  {.kind = session.kind,
                                   .held_on = session.held_on,
                                   .length = std::chrono::minutes{*session.minutes},
                                   .must_attend = session.must_attend});
    }
    case Event::session_moved: return facts.sessions.move(event.piece, body_of<Move>(event).held_on);
    case Event::session_cancelled: return facts.sessions.cancel(event.piece);
    case Event::session_attended: return facts.sessions.record(event.piece, true);
    case Event::session_missed: return facts.sessions.record(event.piece, false);
    default: return;
    }
}

void on_test(Preparation& facts, engine::Event const& event, Event what)
{
    switch (what) {
    case Event::test_scheduled: {
        auto const test = body_of<ScheduleTest>(event);
        facts.tests[event.piece] = {test.exam, test.held_on};
        return;
    }
    case Event::test_moved: facts.tests[event.piece].held_on = body_of<Move>(event).held_on; return;
    case Event::test_cancelled: facts.tests.erase(event.piece); return;
    default: return;
    }
}

template <class Asked>
void on_question(Preparation& facts, engine::Event const& event)
{
    auto const question = body_of<Asked>(event);
    facts.threads[event.piece] = {question.nature, *question.theme};
}

void on_tick(Preparation& facts, engine::Event const& event)
{
    auto const tick = body_of<Tick>(event);
    std::pair const activity{tick.course, *tick.activity};
    if (tick.finished)
        facts.finished.insert(activity);
    else
        facts.finished.erase(activity);
}

// Whoever says it knows it; whoever offers help or a talk knows it too.
void on_following(Preparation& facts, engine::Event const& event, Event what)
{
    switch (what) {
    case Event::connected:
    case Event::candidate_contacted:
        facts.last_active_on = std::max(facts.last_active_on.value_or(event.occurred_on), event.occurred_on);
        return;
    case Event::difficulty_raised:
    case Event::difficulty_noted:
    case Event::help_planned: facts.told[event.piece].insert(event.role); return;
    case Event::dropout_announced:
    case Event::dropout_recorded: facts.told_of_dropout = {event.role}; return;
    case Event::talk_offered:
        facts.talk_on = body_of<OfferTalk>(event).held_on;
        facts.told_of_dropout.insert(event.role);
        return;
    case Event::dropout_noted: facts.told_of_dropout.insert(event.role); return;
    case Event::course_resumed: facts.talk_on.reset(); return;
    default: return;
    }
}

// Nobody but the centre and the candidate follows the case any more.
void on_archived(Case& subject, engine::Event const& event)
{
    own(subject).archived_on = event.occurred_on;
    engine::close_to_all_but(subject, name_of(Role::candidate), event.occurred_on - a_day);
}

// When the file is emptied, nothing is left that its candidate could read.
void on_erased(Case& subject, engine::Event const& event)
{
    if (own(subject).archived_on && engine::is_emptied(subject, terms_of(subject)))
        engine::close_to_all(subject, event.occurred_on);
}

} // namespace

boost::json::object Preparation::published() const
{
    return {{"candidate", opening.candidate.value}, {"campaign", opening.campaign.value}};
}

bool Preparation::has_tutor() const
{
    return std::any_of(tutorings.begin(), tutorings.end(), [](auto const& one) { return one.second.in_office; });
}

bool Preparation::has_tutor(Exam exam) const
{
    return std::any_of(tutorings.begin(), tutorings.end(),
                       [&](auto const& one) { return one.second.in_office && one.second.exam == exam; });
}

bool Preparation::prepares(Exam exam) const
{
    return std::any_of(opening.exams.begin(), opening.exams.end(), [&](auto const& one) { return one.exam == exam; });
}

std::set<Means> Preparation::means() const
{
    std::set<Means> all;
    for (auto const& [piece, tutoring] : tutorings)
        if (tutoring.in_office)
            all.insert(tutoring.means.begin(), tutoring.means.end());
    return all;
}

std::pair<std::size_t, std::size_t> Preparation::progress() const
{
    auto const done = std::count_if(programme.begin(), programme.end(), [&](PlannedActivity const& one) {
        return finished.contains({one.course, *one.activity});
    });
    return {static_cast<std::size_t>(done), programme.size()};
}

bool is_open(engine::Case const& subject)
{
    State const preparation = state_of(subject, Track::preparation);
    return (preparation == State::enrolled || preparation == State::active)
        && state_of(subject, Track::dropout) != State::withdrawn;
}

std::string theme_key(std::string_view theme)
{
    auto const first = theme.find_first_not_of(' ');
    auto const last = theme.find_last_not_of(' ');
    std::string key{first == std::string_view::npos ? std::string_view{} : theme.substr(first, last - first + 1)};
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return key;
}

void evolve(engine::Case& subject, Event what, engine::Event const& event)
{
    Preparation& facts = own(subject);
    switch (what) {
    case Event::candidate_enrolled: return on_enrolled(subject, event);
    case Event::credentials_issued: facts.credentials_issued = true; return;
    case Event::terms_accepted:
        facts.login = body_of<AcceptTerms>(event).login;
        facts.last_active_on = event.occurred_on;
        return;
    case Event::exams_changed: return on_exams(subject, event);
    case Event::correspondent_changed: return on_correspondent(subject, event);
    case Event::question_asked: return on_question<Ask>(facts, event);
    case Event::trainer_asked:
    case Event::manager_asked: return on_question<AskElsewhere>(facts, event);
    case Event::programme_set: facts.programme = *body_of<SetProgramme>(event).activities; return;
    case Event::activity_ticked: return on_tick(facts, event);
    case Event::file_archived: return on_archived(subject, event);
    case Event::contents_erased: return on_erased(subject, event);
    default: break;
    }
    on_people(subject, event, what);
    on_session(facts, event, what);
    on_test(facts, event, what);
    on_following(facts, event, what);
}

} // namespace workflows::exam_preparation
