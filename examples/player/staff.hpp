#pragma once
// The people of the academy's offices and of the jury, whom no roster names.

#include "examples/roster.hpp"

#include <string_view>
#include <vector>

namespace examples::player {

struct Officer {
    Somebody who;
    std::string_view role; // in the campaign, or "" for those who only sit in the jury
};

std::vector<Officer> const& offices();
// The president first, then the vice-president.
struct JuryMember {
    Somebody who;
    std::string_view quality;
};
std::vector<JuryMember> const& jury_members();

// The address of whoever holds that office.
std::string const& holder_of(std::string_view role);

} // namespace examples::player
