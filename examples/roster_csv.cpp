#include "examples/roster.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <stdexcept>

namespace examples {

namespace {

// One column: its name in the file, and its cell of a line, to write and to read.
struct Column {
    std::string name;
    std::function<std::string(RosterLine const&)> write;
    std::function<void(RosterLine&, std::string const&)> read;
    bool is_optional = false; // left out when every cell would be empty
};

Column plain(std::string name, std::string RosterLine::*cell)
{
    return {std::move(name), [cell](RosterLine const& line) { return line.*cell; },
            [cell](RosterLine& line, std::string const& text) { line.*cell = text; }, false};
}

void add_person(std::vector<Column>& columns, std::string const& who, Somebody RosterLine::*person,
                bool is_optional = false)
{
    constexpr std::array cells{std::pair{"_email", &Somebody::email}, std::pair{"_family_name", &Somebody::family_name},
                               std::pair{"_given_name", &Somebody::given_name}, std::pair{"_title", &Somebody::title}};
    for (auto const& [suffix, cell] : cells)
        columns.push_back({who + suffix, [person, cell](RosterLine const& line) { return line.*person.*cell; },
                           [person, cell](RosterLine& line, std::string const& text) { line.*person.*cell = text; },
                           is_optional});
}

void read_day(RosterLine& line, std::string const& text)
{
    auto const day = engine::parse_day(text);
    if (!day)
        throw std::runtime_error{"start_on n'est pas un jour : " + text};
    line.starts_on = *day;
}

std::vector<Column> make_columns()
{
    std::vector<Column> columns;
    add_person(columns, "trainee", &RosterLine::trainee);
    for (auto const& [name, cell] :
         {std::pair{"corps", &RosterLine::corps}, std::pair{"discipline", &RosterLine::discipline},
          std::pair{"session", &RosterLine::session}, std::pair{"load", &RosterLine::load},
          std::pair{"path", &RosterLine::path}, std::pair{"school_code", &RosterLine::school_code},
          std::pair{"school_name", &RosterLine::school_name}, std::pair{"school_city", &RosterLine::school_city}})
        columns.push_back(plain(name, cell));
    columns.push_back(
        {"start_on", [](RosterLine const& line) { return engine::to_text(line.starts_on); }, &read_day, false});
    add_person(columns, "head", &RosterLine::head);
    add_person(columns, "tutor", &RosterLine::tutor);
    add_person(columns, "inspector", &RosterLine::inspector);
    columns.push_back({"titulaire_elsewhere",
                       [](RosterLine const& line) { return std::string{line.titulaire_elsewhere ? "oui" : "non"}; },
                       [](RosterLine& line, std::string const& text) { line.titulaire_elsewhere = text == "oui"; },
                       false});
    auto place = plain("place", &RosterLine::place);
    place.is_optional = true;
    columns.push_back(std::move(place));
    columns.push_back({"diploma_awaited",
                       [](RosterLine const& line) { return std::string{line.diploma_awaited ? "oui" : ""}; },
                       [](RosterLine& line, std::string const& text) { line.diploma_awaited = text == "oui"; }, true});
    add_person(columns, "inspe_director", &RosterLine::inspe_director, true);
    add_person(columns, "authority", &RosterLine::authority, true);
    return columns;
}

std::vector<Column> const& columns()
{
    static auto const all = make_columns();
    return all;
}

// Quotes around what would break a line.
std::string cell_of(std::string const& text)
{
    if (text.find_first_of(";\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (char const letter : text)
        quoted.append(letter == '"' ? 2 : 1, letter);
    return quoted + '"';
}

std::vector<std::string> cells_of(std::string_view line)
{
    std::vector<std::string> cells(1);
    bool inside = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        bool const is_doubled = inside && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"';
        if (is_doubled)
            cells.back() += line[i++];
        else if (line[i] == '"')
            inside = !inside;
        else if (line[i] == ';' && !inside)
            cells.emplace_back();
        else
            cells.back() += line[i];
    }
    return cells;
}

RosterLine read_line(std::vector<std::string> const& header, std::vector<std::string> const& cells)
{
    if (cells.size() != header.size())
        throw std::runtime_error{std::to_string(header.size()) + " cellules attendues, " + std::to_string(cells.size())
                                 + " lues"};
    RosterLine line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto const column = std::ranges::find(columns(), header[i], &Column::name);
        if (column == columns().end())
            throw std::runtime_error{"colonne inconnue : " + header[i]};
        column->read(line, cells[i]);
    }
    return line;
}

// Without its end of line, LF or CRLF; moves `text` past it.
std::string_view take_line(std::string_view& text)
{
    auto const end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

std::string roster_csv(std::vector<RosterLine> const& roster)
{
    std::vector<Column const*> written;
    for (Column const& column : columns())
        if (!column.is_optional
            || std::ranges::any_of(roster, [&](RosterLine const& line) { return !column.write(line).empty(); }))
            written.push_back(&column);
    std::string csv;
    auto const end_cell = [&](Column const* column) { csv += column == written.back() ? "\n" : ";"; };
    for (Column const* column : written) {
        csv += column->name;
        end_cell(column);
    }
    for (RosterLine const& line : roster)
        for (Column const* column : written) {
            csv += cell_of(column->write(line));
            end_cell(column);
        }
    return csv;
}

std::vector<RosterLine> read_roster(std::string_view csv)
{
    constexpr std::string_view bom = "\xEF\xBB\xBF";
    if (csv.starts_with(bom))
        csv.remove_prefix(bom.size());
    auto const header = cells_of(take_line(csv));
    std::vector<RosterLine> roster;
    for (std::size_t number = 2; !csv.empty(); ++number) {
        try {
            roster.push_back(read_line(header, cells_of(take_line(csv))));
        } catch (std::runtime_error const& fault) {
            throw std::runtime_error{"ligne " + std::to_string(number) + " : " + fault.what()};
        }
    }
    return roster;
}

} // namespace examples
