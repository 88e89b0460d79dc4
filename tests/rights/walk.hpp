#pragma once
// Every route, for every case, by every person: what was answered against what the table says.

#include "tests/rights/cast.hpp"
#include "tests/rights/expected_rights.hpp"

#include <string>
#include <vector>

namespace rights {

struct Walked {
    std::size_t cells = 0;          // requests whose answer was compared
    std::size_t by_lists = 0;       // of them acts asked for by a list, too
    std::vector<std::string> wrong; // each a line: who, what, what was answered
};

// The cases of the cast, by every route or only one; a route without a line is wrong.
Walked walk_cases(Cast& cast, Door& door, ExpectedRights const& expected, std::string const& only = {});
// Lists, searches, counts, filters and tasks: nobody finds what is not his.
Walked walk_lists(Cast& cast, Door& door, ExpectedRights const& expected);

std::string told(Walked const& walked); // the first lines, for a failure

// All that can be read of a case, and all the ways to ask for lists.
std::vector<std::string> readings_of(engine::Case const& subject);
std::vector<std::string> questions(Cast const& cast);

} // namespace rights
