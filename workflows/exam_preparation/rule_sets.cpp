#include "workflows/exam_preparation/rule_sets.hpp"

#include "workflows/exam_preparation/exam_preparation.hpp"
#include "workflows/exam_preparation/words.hpp"

#include <algorithm>

namespace workflows::exam_preparation {
namespace {

using std::chrono::days;
using std::chrono::hours;
using enum Ref;

// clang-format off
constexpr std::array callisto_sessions{
    SessionRule{SessionKind::opening_meeting, true, s1_must_attend},
    SessionRule{SessionKind::written_method,  true, s1_must_attend},
    SessionRule{SessionKind::workshop,        true, s1_workshop},
};
// Its own programme, of which we know nothing: nothing there has to be attended.
constexpr std::array<SessionRule, 0> regional_sessions{};

constexpr std::array answers{
    AnswerRule{Nature::course,    hours{72}, a_answer_time},
    AnswerRule{Nature::method,    hours{48}, a_answer_time},
    AnswerRule{Nature::practical, hours{24}, a_answer_time},
    AnswerRule{Nature::personal,  hours{24}, a_answer_time},
};

constexpr std::array all{
    RuleSet{"callisto-nationale", "Callisto, préparation nationale avec tuteur", "", "", s1_types, true,  true,  days{7}, callisto_sessions, answers},
    RuleSet{"callisto-regionale", "Préparation régionale, sans tuteur",          "", "", s1_types, false, false, days{7}, regional_sessions, answers},
};
// clang-format on

std::string hours_in_words(std::chrono::hours allowed)
{
    auto const count = allowed.count() / 24;
    return std::to_string(count) + (count == 1 ? " jour ouvré" : " jours ouvrés");
}

std::vector<engine::RuleSetClause> clauses_of(RuleSet const& set)
{
    std::vector<engine::RuleSetClause> told{
        {set.tutored ? "un tuteur par concours préparé" : "aucun tuteur", s1_types},
        {"le candidat se connecte chaque semaine", s0_weekly},
        {"les cours ouverts suivent les concours préparés", s1_courses},
    };
    for (SessionRule const& session : set.sessions)
        told.push_back({"à suivre : " + std::string{label_of(session_kind_words, session.kind)}, session.source});
    if (set.paper_tests) {
        told.push_back({"coordination, correspondant, tuteur et stagiaire ont chacun leur part", s0_roles});
        told.push_back({"le tuteur reçoit la même information que le correspondant", s0_tutor});
    }
    for (AnswerRule const& answer : set.answers)
        told.push_back({"réponse sous " + hours_in_words(answer.allowed) + " : "
                            + std::string{label_of(nature_words, answer.nature)},
                        answer.source});
    told.push_back({"les jours fériés et ceux que la campagne ajoute ne sont pas ouvrés", a_days_off});
    return told;
}

} // namespace

bool RuleSet::must_attend(SessionKind kind) const
{
    return std::any_of(sessions.begin(), sessions.end(),
                       [&](SessionRule const& one) { return one.kind == kind && one.must_attend; });
}

std::chrono::hours RuleSet::allowed_for(Nature nature) const
{
    auto const found =
        std::find_if(answers.begin(), answers.end(), [&](AnswerRule const& one) { return one.nature == nature; });
    return found == answers.end() ? std::chrono::hours{72} : found->allowed;
}

Courses courses_for(PreparedExams const& exams)
{
    using enum Course;
    if (exams.size() > 1)
        return {fundamentals, workshops, conservateur, bibliothecaire, bibas, magasinier, raep};
    std::vector<Course> open{fundamentals, workshops};
    for (PreparedExam const& one : exams) {
        constexpr std::array of_exam{conservateur, bibliothecaire, bibas, magasinier};
        open.push_back(of_exam.at(static_cast<std::size_t>(one.exam)));
        if (one.way != Way::external)
            open.push_back(raep);
    }
    return {std::move(open)};
}

std::span<RuleSet const> rule_sets()
{
    return all;
}

RuleSet const* find_rule_set(std::string_view name)
{
    auto const found = std::find_if(all.begin(), all.end(), [&](RuleSet const& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<engine::RuleSet> ExamPreparation::rule_sets() const
{
    std::vector<engine::RuleSet> told;
    for (RuleSet const& set : exam_preparation::rule_sets())
        told.push_back({set.name, set.title, set.valid_from, set.valid_to, set.source, {}, clauses_of(set)});
    return told;
}

} // namespace workflows::exam_preparation
