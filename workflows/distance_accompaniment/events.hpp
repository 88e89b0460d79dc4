#pragma once
// Bodies of events that say more than the command: what the journal must keep to be read alone. Every other event's
// body is its command's.

#include "workflows/distance_accompaniment/commands.hpp"
#include "workflows/distance_accompaniment/pay.hpp"

namespace workflows::distance_accompaniment {

// With what the academy had chosen on that day: a contract says how it will be paid.
struct ContractPrepared : Prepare {
    std::optional<std::string> campaign_title{};
    std::optional<Choices> choices{};
};
BOOST_DESCRIBE_STRUCT(ContractPrepared, (Prepare), (campaign_title, choices))

struct ContractAmended : Amend {
    std::optional<Choices> choices{};
};
BOOST_DESCRIBE_STRUCT(ContractAmended, (Amend), (choices))

struct ReportFiled : FileReport {
    std::optional<Computation> computation{}; // of what it reports
    engine::List<PersonId, 20> sent_to{};
};
BOOST_DESCRIBE_STRUCT(ReportFiled, (FileReport), (computation, sent_to))

struct PayGranted : GrantPay {
    Computation computation{};
};
BOOST_DESCRIBE_STRUCT(PayGranted, (GrantPay), (computation))

} // namespace workflows::distance_accompaniment
