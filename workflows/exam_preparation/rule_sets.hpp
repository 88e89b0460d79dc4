#pragma once
// Dated data: the two preparations of the network, what each opens, asks for and allows. A preparation keeps the rule
// set of its campaign.

#include "workflows/exam_preparation/events.hpp"
#include "workflows/sources.hpp"

#include <chrono>
#include <span>
#include <string_view>
#include <vector>

namespace workflows::exam_preparation {

struct SessionRule {
    SessionKind kind;
    bool must_attend;
    Ref source;
};

struct AnswerRule {
    Nature nature;
    std::chrono::hours allowed; // on working days
    Ref source;
};

struct RuleSet {
    std::string_view name;
    std::string_view title;      // French
    std::string_view valid_from; // ISO days; the documents bear none
    std::string_view valid_to;
    Ref source;
    bool tutored;     // a tutor answers, follows and is told
    bool paper_tests; // sat on site, marked by the network
    std::chrono::days quiet_days;
    std::span<SessionRule const> sessions;
    std::span<AnswerRule const> answers;

    bool must_attend(SessionKind kind) const;
    std::chrono::hours allowed_for(Nature nature) const;
};

// The courses open for the whole period.
Courses courses_for(PreparedExams const& exams);

std::span<RuleSet const> rule_sets();
RuleSet const* find_rule_set(std::string_view name);

} // namespace workflows::exam_preparation
