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

// Kept beside the tags of a case, under a name that no filter can ask for and no list shows: what is known to roles that do
// not know of its last event. The texts compare as dates do.
inline constexpr std::string_view behind_tag = ":behind";
std::string to_text(Known const& known);
std::optional<Known> parse_known(std::string_view text);

} // namespace engine
