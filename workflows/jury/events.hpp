#pragma once
// Bodies of events that say more than the command: what the journal must keep to be read alone. Every other event's
// body is its command's.

#include "workflows/jury/commands.hpp"

#include <string>

namespace workflows::jury {

struct JuryAppointed : Appoint {
    // Of the campaign as it was that day; empty in what a later shape may leave out.
    std::optional<std::string> campaign_title{};
    std::optional<std::string> organisation{};
    std::optional<std::string> period{};
};
BOOST_DESCRIBE_STRUCT(JuryAppointed, (Appoint), (campaign_title, organisation, period))

struct PresidentReplaced {
    PersonId former{};
    PersonId president{};
    Day from{};
    Reason reason{};
};
BOOST_DESCRIBE_STRUCT(PresidentReplaced, (), (former, president, from, reason))

} // namespace workflows::jury
