#pragma once
// Bodies of events that say more than the command: what the journal must keep to be read alone. Every other event's
// body is its command's.

#include "workflows/exam_preparation/commands.hpp"

namespace workflows::exam_preparation {

using Courses = List<Course, 7>;

struct CandidateEnrolled : Enrol {
    Courses courses{}; // by the rules, for the whole period
};
BOOST_DESCRIBE_STRUCT(CandidateEnrolled, (Enrol), (courses))

struct ExamsChanged : ChangeExams {
    Courses courses{};
};
BOOST_DESCRIBE_STRUCT(ExamsChanged, (ChangeExams), (courses))

struct SessionScheduled : ScheduleSession {
    bool must_attend = false; // by the rules
};
BOOST_DESCRIBE_STRUCT(SessionScheduled, (ScheduleSession), (must_attend))

} // namespace workflows::exam_preparation
