#include "api/csv.hpp"

#include <catch2/catch.hpp>

#include <string>

using api::read_roster;

namespace {

std::vector<std::string_view> const columns{"name", "kind"};

std::vector<std::size_t> lines_of(api::CsvRoster const& roster)
{
    std::vector<std::size_t> lines;
    for (auto const& fault : roster.faults)
        lines.push_back(fault.line);
    return lines;
}

} // namespace

TEST_CASE("a roster is read with a byte order mark, CRLF, quotes and columns in any order")
{
    auto const roster =
        read_roster("\xEF\xBB\xBFkind;name\r\npêche;\"Dupont; dit \"\"Jo\"\"\"\r\n  chasse ; Zoé \r\n", columns);
    REQUIRE(roster.faults.empty());
    REQUIRE(roster.rows.size() == 2);
    CHECK(roster.rows[0].cells.at("name") == "Dupont; dit \"Jo\"");
    CHECK(roster.rows[0].cells.at("kind") == "pêche");
    CHECK(roster.rows[1].cells.at("name") == "Zoé"); // white space around a cell does not count
    CHECK(roster.rows[1].cells.at("kind") == "chasse");
}

TEST_CASE("a row is known by the line it begins on, whatever stands before it")
{
    auto const roster = read_roster("name;kind\n\n\"two\nlines\";a\n;\n \nb;c", columns);
    REQUIRE(roster.faults.empty());
    REQUIRE(roster.rows.size() == 2);
    CHECK(roster.rows[0].line == 3);
    CHECK(roster.rows[0].cells.at("name") == "two\nlines");
    CHECK(roster.rows[1].line == 7);
}

TEST_CASE("wrong UTF-8 and NUL are told by their lines")
{
    using namespace std::string_literals;
    auto const roster = read_roster("name;kind\na;b\n\xE9t\xE9;c\nd;e\nf\0;g\n"s, columns);
    CHECK(lines_of(roster) == std::vector<std::size_t>{3, 5});
    CHECK(roster.rows.empty());
}

TEST_CASE("quotes out of order are told by their line")
{
    CHECK(lines_of(read_roster("name;kind\na;b\"c\n", columns)) == std::vector<std::size_t>{2});
    CHECK(lines_of(read_roster("name;kind\n\"a\"b;c\n", columns)) == std::vector<std::size_t>{2});
    CHECK(lines_of(read_roster("name;kind\na;b\n\"c;d\ne;f\n", columns)) == std::vector<std::size_t>{3});
}

TEST_CASE("a row with other than a cell a column is told, and the others are still read")
{
    auto const roster = read_roster("name;kind\na\nb;c;d\ne;f\n", columns);
    CHECK(lines_of(roster) == std::vector<std::size_t>{2, 3});
    CHECK(roster.rows.size() == 1);
}

TEST_CASE("a cell that a spreadsheet would take for a formula is told, and a dash or an address is none")
{
    for (std::string const cell :
         {"=1+1", "=HYPERLINK(\"\"http://evil.test\"\")", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"}) {
        INFO(cell);
        auto const roster = read_roster("name;kind\na;b\n\"" + cell + "\";d\n", columns);
        REQUIRE(roster.faults.size() == 1);
        CHECK(roster.faults.front().column == "name");
        CHECK(roster.faults.front().line >= 3);
        CHECK(roster.faults.front().message.find("formule") != std::string::npos);
        CHECK(roster.rows.size() == 1); // the other
    }
    CHECK(read_roster("name;kind\n-;a=b\na-b@c;d+e\n", columns).faults.empty());
}

TEST_CASE("an empty file, a lone header, commas and too many rows or columns are told")
{
    CHECK(lines_of(read_roster("", columns)).size() == 1);
    CHECK(lines_of(read_roster("\n\n", columns)).size() == 1);
    CHECK(lines_of(read_roster("name;kind\n", columns)).size() == 1);
    auto const commas = read_roster("name,kind\na,b\n", columns);
    CHECK(commas.faults.back().message.find("points-virgules") != std::string::npos);
    CHECK(read_roster("name;kind\na;b\na;b\n", columns, {.rows_max = 2}).faults.empty());
    CHECK(lines_of(read_roster("name;kind\na;b\na;b\na;b\n", columns, {.rows_max = 2})).size() == 1);
    CHECK(lines_of(read_roster("name;kind;x\na;b;c\n", columns, {.columns_max = 2})).size() == 1);
    auto const too_long = read_roster("name;kind\naaaa;b\nc;d\n", columns, {.cell_bytes_max = 3});
    CHECK(lines_of(too_long) == std::vector<std::size_t>{2});
    CHECK(too_long.rows.size() == 1);
}
