#pragma once
// How far a reader's knowledge of a case goes: to the last event of a piece that he may read. Pages, lists and traces say
// no more, so that an act which is not for him does not even show as a newer version or date.

#include "engine/workflow.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

struct Known {
    Version version = 0;
    Instant changed_at{};

    auto operator<=>(Known const&) const = default;
};

// What these roles know of `subject`, which is `present` or an earlier state of it: what may be read is settled by how
// things stand now. At least that there is a case: its opening.
Known known_to(Roles roles, Case const& subject, Case const& present, Context const& context);

// Roles that know of less than the last event, those together that know of the same. Nearly always none, or a few.
struct Behind {
    Known known;
    Roles roles;
};
std::vector<Behind> who_is_behind(Case const& subject, Context const& context);

// Kept beside the head of a case's stream: what is known to roles that do not know of its last event, in the order of
// their names, ",author=00001764323400000000:12,reader=…,". Of two instants the earlier comes first as a text too.
std::string to_text(std::vector<Behind> const& behind, Workflow const& workflow);
std::string instant_text(Instant instant);
// Nothing for a role that the text does not name: it knows of the last event. What cannot be read knows of none.
std::optional<Known> known_behind(std::string_view text, std::string_view role);

} // namespace engine
