#pragma once
// A roster as spreadsheets save it: semicolons, quotes, CRLF or LF, with or without a byte order mark, UTF-8. All that is
// wrong with the file is told at once, by line.

#include "engine/roster.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace api {

struct CsvLimits {
    std::size_t rows_max = 5'000;
    std::size_t columns_max = 64;
    std::size_t cell_bytes_max = 4'000;
};

struct CsvRoster {
    std::vector<engine::RosterRow> rows{};
    std::vector<engine::RosterFault> faults{};
};

// The first line names the columns: each of `columns` once, in any order, and no other. Blank lines do not count.
CsvRoster read_roster(std::string_view bytes, std::vector<std::string_view> const& columns, CsvLimits limits = {},
                      std::vector<std::string_view> const& optional_columns = {});

} // namespace api
