#pragma once
// What the jury does about one trainee, written in the trainee's year (ST15 to ST17).

#include "workflows/trainee_year/commands/people.hpp"

namespace workflows::trainee_year {

using People = List<PersonId, 8, 1>;

struct SealAgain {
    Reason reason{};
    bool operator==(SealAgain const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SealAgain, (), (reason))

struct Submit {
    CaseId jury{};
    bool operator==(Submit const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Submit, (), (jury))

struct FindNotEvaluable {
    Reason reason{}; // too little presence; no medical reason
    bool operator==(FindNotEvaluable const&) const = default;
};
BOOST_DESCRIBE_STRUCT(FindNotEvaluable, (), (reason))

struct Convene {
    Day interview_on{};
    Text<5, 5> time{}; // "14:30", local
    Channel channel{};
    Day sent_on{};
    Text<300> place{};
    std::optional<Text<1000>> accompaniment{}; // how to come with somebody
    bool operator==(Convene const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Convene, (), (interview_on, time, channel, sent_on, place, accompaniment))

struct Hear {
    Day held_on{};
    People members_present{};
    Number<1, 480> duration_minutes{};
    Prose minutes{};
    std::optional<bool> accompanied{};
    bool operator==(Hear const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Hear, (), (held_on, members_present, duration_minutes, minutes, accompanied))

struct RecordAbsence {
    Day held_on{};
    Text<1000> proof_of_convocation{}; // receipt of the letter, trace of the message
    std::optional<Reason> reason_given{};
    bool operator==(RecordAbsence const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordAbsence, (), (held_on, proof_of_convocation, reason_given))

struct DeliberateApt {
    Day held_on{};
    People members_present{};
    bool operator==(DeliberateApt const&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeliberateApt, (), (held_on, members_present))

struct DeliberateNotApt {
    Day held_on{};
    People members_present{};
    Prose grounds{};
    std::optional<OpinionValue> second_year_opinion{}; // in a first year, and only then
    bool operator==(DeliberateNotApt const&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeliberateNotApt, (), (held_on, members_present, grounds, second_year_opinion))

} // namespace workflows::trainee_year
