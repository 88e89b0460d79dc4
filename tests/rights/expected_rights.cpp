#include "tests/rights/expected_rights.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace rights {
namespace {

using Row = std::vector<std::string>;

Row cells_of(std::string const& line)
{
    Row row;
    std::istringstream in{line.substr(1)};
    for (std::string cell; std::getline(in, cell, '|');) {
        auto const first = cell.find_first_not_of(' ');
        auto const last = cell.find_last_not_of(' ');
        row.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
    }
    return row;
}

// The tables of the file, each with its header first.
std::vector<std::vector<Row>> tables_of(std::filesystem::path const& file)
{
    std::ifstream in{file};
    if (!in)
        throw std::runtime_error{"no table of rights"};
    std::vector<std::vector<Row>> tables;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("|")) {
            inside = false;
            continue;
        }
        if (!inside)
            tables.emplace_back();
        inside = true;
        if (!line.starts_with("|---"))
            tables.back().push_back(cells_of(line));
    }
    return tables;
}

Cell cell_of(std::string const& text)
{
    Cell cell;
    if (text == "–")
        return cell;
    switch (text.empty() ? ' ' : text.front()) {
    case 'D': cell.right = Right::deposits; break;
    case 'L': cell.right = Right::reads; break;
    case 'E': cell.right = Right::writes; break;
    default: throw std::runtime_error{"a right that is none: " + text};
    }
    constexpr std::string_view only = " si ";
    if (auto const at = text.find(only); at != std::string::npos)
        cell.condition = text.substr(at + only.size());
    return cell;
}

std::vector<std::string> words_of(std::string const& text)
{
    std::vector<std::string> words;
    std::istringstream in{text};
    for (std::string word; in >> word;)
        if (word != "–")
            words.push_back(word);
    return words;
}

} // namespace

ExpectedRights::ExpectedRights(std::filesystem::path const& file)
{
    auto const tables = tables_of(file);
    if (tables.size() < 4)
        throw std::runtime_error{"tables are expected of files and other cases, then of people, then of routes"};
    std::size_t const people = tables.size() - 2;
    for (std::size_t of = 0; of < people; ++of) {
        Row const& header = tables[of].front();
        for (std::size_t i = 1; i < tables[of].size(); ++i)
            for (std::size_t column = 1; column + 1 < header.size(); ++column)
                cells_[tables[of][i].at(0)][header[column]] = cell_of(tables[of][i].at(column));
    }
    Row const& header = tables[people].front();
    for (std::size_t i = 1; i < tables[people].size(); ++i) {
        Person person{tables[people][i].at(0), {}};
        for (std::size_t column = 2; column < header.size(); ++column)
            person.roles[header[column]] = words_of(tables[people][i].at(column));
        people_.push_back(std::move(person));
    }
    auto const& routes = tables.back();
    for (std::size_t i = 1; i < routes.size(); ++i)
        routes_[routes[i].at(0)] = routes[i].at(1);
}

Right ExpectedRights::of(std::string const& object, std::vector<std::string> const& roles,
                         std::vector<std::string> const& holding) const
{
    Right best = Right::none;
    for (std::string const& role : roles) {
        Cell const& cell = cells_.at(object).at(role);
        if (cell.condition.empty() || std::find(holding.begin(), holding.end(), cell.condition) != holding.end())
            best = std::max(best, cell.right);
    }
    return best;
}

ExpectedRights const& expected()
{
    static ExpectedRights const rights{TITULARIS_SOURCE_DIR "/tests/rights/expected_rights.md"};
    return rights;
}

} // namespace rights
