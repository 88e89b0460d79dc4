#pragma once
// The Rector's decision, its notification, and what may follow (ST18, ST19).

#include "workflows/trainee_year/commands/people.hpp"

namespace workflows::trainee_year {

struct PronounceTitularisation {
    Day effective_on{};
    bool operator==(PronounceTitularisation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PronounceTitularisation, (), (effective_on))

struct PronounceExtension {
    std::optional<Day> until{}; // when the jury could not evaluate; otherwise the computed end
    Reason reason{};
    bool operator==(PronounceExtension const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PronounceExtension, (), (until, reason))

struct AuthoriseSecondYear {
    std::optional<CaseId> next_campaign{};    // the same campaign when left out
    std::optional<Prose> departure_reasons{}; // when the jury's opinion was another
    std::optional<bool> trainee_consents{};   // after long leave a second year is not imposed
    bool operator==(AuthoriseSecondYear const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AuthoriseSecondYear, (), (next_campaign, departure_reasons, trainee_consents))

struct TransmitToMinister {
    std::optional<Prose> departure_reasons{};
    bool operator==(TransmitToMinister const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TransmitToMinister, (), (departure_reasons))

// The joint committee's opinion, where the rules ask for one.
struct RecordCommittee {
    Day held_on{};
    Prose opinion{};
    bool operator==(RecordCommittee const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordCommittee, (), (held_on, opinion))

// By the Rector himself, in the first degree: dismissal, or reinstatement in the corps of origin.
struct PronounceEnd {
    Day effective_on{};
    Prose grounds{};
    std::optional<Prose> departure_reasons{}; // when the jury's opinion was another
    bool operator==(PronounceEnd const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PronounceEnd, (), (effective_on, grounds, departure_reasons))

// During the stage, for professional insufficiency: reasons in law and in fact are part of the act (I21).
struct EndDuringStage {
    Day effective_on{};
    Prose reasons_in_law{};
    Prose reasons_in_fact{};
    bool operator==(EndDuringStage const&) const = default;
};
BOOST_DESCRIBE_STRUCT(EndDuringStage, (), (effective_on, reasons_in_law, reasons_in_fact))

struct Exclude {
    Day effective_on{};
    bool operator==(Exclude const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Exclude, (), (effective_on))

// What the minister decided.
struct RecordMinisterDecision {
    Day decided_on{};
    Day effective_on{};
    Text<200> reference{}; // of the order
    bool operator==(RecordMinisterDecision const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordMinisterDecision, (), (decided_on, effective_on, reference))

// I30: who signed, and how and until when the decision can be contested.
struct Notify {
    Day notified_on{};
    Channel channel{};
    Text<100> signatory_given_name{};
    Text<100> signatory_family_name{};
    Text<300> signatory_quality{};
    std::optional<Text<500>> delegation{}; // the act by which the signatory may sign
    Text<2000> remedies{};                 // ways and time limits of appeal
    bool operator==(Notify const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Notify, (),
                      (notified_on, channel, signatory_given_name, signatory_family_name, signatory_quality, delegation,
                       remedies))

struct RecordAppeal {
    Day made_on{};
    AppealKind kind{};
    std::optional<Text<2000>> subject{};
    bool operator==(RecordAppeal const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordAppeal, (), (made_on, kind, subject))

} // namespace workflows::trainee_year
