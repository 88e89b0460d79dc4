#pragma once
// What a preparation remembers beside its pieces: what the guards, the lists and the calendar ask for.

#include "workflows/exam_preparation/rule_sets.hpp"
#include "workflows/exam_preparation/vocabulary.hpp"

#include "engine/attendance.hpp"
#include "engine/case.hpp"

#include <map>
#include <set>

namespace workflows::exam_preparation {

struct Tutoring {
    PersonId tutor;
    Exam exam{};
    bool in_office = true;
    std::vector<Means> means; // agreed at the first talk; none before it
};

struct Test {
    Exam exam{};
    Day held_on{};
};

struct Thread {
    Nature nature{};
    std::string theme;
};

struct Preparation final : engine::Facts {
    Enrol opening{};
    Courses courses{};
    std::optional<PersonId> correspondent{};
    bool credentials_issued = false;
    std::optional<Login> login{}; // once the terms are accepted
    std::optional<Day> last_active_on{};
    std::map<std::uint16_t, Tutoring> tutorings; // by piece of the tutor track
    std::map<std::uint16_t, PersonId> trainers;  // those linked, by piece of theirs
    engine::Attendance<SessionKind> sessions;    // by piece of the session track
    std::map<std::uint16_t, Test> tests;         // by piece of theirs; cancelled ones are gone
    std::map<std::uint16_t, Thread> threads;     // by piece of the question track
    std::vector<PlannedActivity> programme;
    std::set<std::pair<Course, std::string>> finished;   // activities ticked
    std::map<std::uint16_t, std::set<std::string>> told; // roles that know of a difficulty, by its piece
    std::set<std::string> told_of_dropout;               // roles, since it was announced
    std::optional<Day> talk_on{};
    std::optional<Day> archived_on{};

    std::unique_ptr<engine::Facts> clone() const override { return std::make_unique<Preparation>(*this); }
    boost::json::object published() const override;

    bool has_tutor() const;
    bool has_tutor(Exam exam) const;
    bool prepares(Exam exam) const;
    std::set<Means> means() const; // agreed with a tutor in office
    // Activities of the programme that are finished, and all of it.
    std::pair<std::size_t, std::size_t> progress() const;
};

inline Preparation const& facts_of(engine::Case const& subject)
{
    return static_cast<Preparation const&>(*subject.facts);
}

inline State state_of(engine::Piece const& piece)
{
    return static_cast<State>(piece.state.value);
}
inline State state_of(engine::Case const& subject, Track track)
{
    return state_of(*subject.find(track));
}
// Enrolled or at work: neither closed nor given up.
bool is_open(engine::Case const& subject);

// What people compare a theme by: case and spaces around do not count.
std::string theme_key(std::string_view theme);

// Total: believes what was written.
void evolve(engine::Case& subject, Event what, engine::Event const& event);

} // namespace workflows::exam_preparation
