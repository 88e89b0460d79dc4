#include "api/csv.hpp"

#include "api/message.hpp"

#include <csv.h>

#include <algorithm>
#include <new>
#include <string>
#include <utility>

namespace api {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr unsigned char separator = ';';

struct Line {
    std::size_t number = 0; // of its first line in the file
    std::vector<std::string> cells;
};

// libcsv, fed line by line so that rows keep the number of the line they begin on.
class Parser {
public:
    Parser()
    {
        csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
        csv_set_delim(&parser_, separator);
    }
    ~Parser() { csv_free(&parser_); }
    Parser(Parser const&) = delete;
    Parser& operator=(Parser const&) = delete;

    // False when the line breaks the rules of quotes; nothing after it can be trusted.
    bool feed(std::string_view line, std::size_t number)
    {
        if (!inside_)
            row_.number = number;
        ended_ = false;
        bool const blank = line.find_first_not_of(" \t\r\n") == std::string_view::npos;
        bool const fine = csv_parse(&parser_, line.data(), line.size(), on_cell, on_row, this) == line.size();
        inside_ = !ended_ && (inside_ || !blank);
        return fine || memory_is_short();
    }
    bool finish() { return csv_fini(&parser_, on_cell, on_row, this) == 0 || memory_is_short(); }

    std::size_t row_begins_on() const { return row_.number; }
    std::vector<Line> take() { return std::move(rows_); }

private:
    static void on_cell(void* text, std::size_t size, void* self)
    {
        static_cast<Parser*>(self)->row_.cells.emplace_back(static_cast<char const*>(text), size);
    }
    static void on_row(int, void* self)
    {
        auto& parser = *static_cast<Parser*>(self);
        bool const empty = std::ranges::all_of(parser.row_.cells, &std::string::empty); // a spreadsheet's last lines
        if (!empty)
            parser.rows_.push_back(parser.row_);
        parser.row_.cells.clear();
        parser.ended_ = true;
    }
    bool memory_is_short() const
    {
        if (csv_error(const_cast<csv_parser*>(&parser_)) == CSV_ENOMEM) // NOLINT: it only reads
            throw std::bad_alloc{};
        return false;
    }

    csv_parser parser_{};
    Line row_;
    bool inside_ = false; // a quoted cell goes on
    bool ended_ = false;
    std::vector<Line> rows_;
};

std::vector<std::string_view> lines_of(std::string_view bytes)
{
    std::vector<std::string_view> lines;
    while (!bytes.empty()) {
        auto const end = bytes.find('\n');
        auto const size = end == std::string_view::npos ? bytes.size() : end + 1;
        lines.push_back(bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    return lines;
}

std::vector<engine::RosterFault> text_faults(std::vector<std::string_view> const& lines)
{
    std::vector<engine::RosterFault> faults;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!is_storable_text(lines[i]))
            faults.push_back(
                {i + 1, "", "Cette ligne n'est pas en UTF-8 : enregistrez le fichier au format « CSV UTF-8 ».", {}});
    return faults;
}

std::vector<Line> parse(std::vector<std::string_view> const& lines, std::vector<engine::RosterFault>& faults)
{
    Parser parser;
    bool fine = true;
    for (std::size_t i = 0; fine && i < lines.size(); ++i) {
        fine = parser.feed(lines[i], i + 1);
        if (!fine)
            faults.push_back({i + 1, "", "Les guillemets de cette ligne ne sont pas en ordre.", {}});
    }
    if (fine && !parser.finish())
        faults.push_back({parser.row_begins_on(), "", "Un guillemet ouvert sur cette ligne n'est jamais fermé.", {}});
    return parser.take();
}

std::string in_quotes(std::string_view name)
{
    return "« " + std::string{name} + " »";
}

void check_header(Line const& header, std::vector<std::string_view> const& columns,
                  std::vector<std::string_view> const& optional_columns, std::vector<engine::RosterFault>& faults)
{
    auto const& names = header.cells;
    auto const add = [&](std::string_view column, std::string message) {
        faults.push_back({header.number, std::string{column}, std::move(message), {}});
    };
    for (std::string_view const column : columns) {
        auto const times = std::ranges::count(names, column);
        if (times == 0)
            add(column, "La colonne " + in_quotes(column) + " manque.");
        else if (times > 1)
            add(column, "La colonne " + in_quotes(column) + " figure plusieurs fois.");
    }
    for (std::string_view const column : optional_columns)
        if (std::ranges::count(names, column) > 1)
            add(column, "La colonne " + in_quotes(column) + " figure plusieurs fois.");
    for (std::string const& name : names)
        if (std::ranges::find(columns, name) == columns.end()
            && std::ranges::find(optional_columns, name) == optional_columns.end())
            add(name, "La colonne " + in_quotes(name) + " n'est pas connue.");
    if (names.size() == 1 && columns.size() > 1)
        add("", "Les colonnes sont à séparer par des points-virgules.");
}

// What a spreadsheet that opens it later would work out instead of showing. No name, address or date begins so.
bool is_formula(std::string_view cell)
{
    constexpr std::string_view beginnings = "=+-@\t\r\n";
    return cell.size() > 1 && beginnings.find(cell.front()) != std::string_view::npos;
}

void add_row(Line line, std::vector<std::string> const& names, CsvLimits limits, CsvRoster& roster)
{
    if (line.cells.size() != names.size()) {
        roster.faults.push_back({line.number,
                                 "",
                                 "Cette ligne a " + std::to_string(line.cells.size()) + " cellules ; il y a "
                                     + std::to_string(names.size()) + " colonnes.",
                                 {}});
        return;
    }
    engine::RosterRow row{line.number, {}};
    std::size_t const faults_before = roster.faults.size();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (line.cells[i].size() > limits.cell_bytes_max)
            roster.faults.push_back({line.number, names[i], "Cette cellule est trop longue.", {}});
        if (is_formula(line.cells[i]))
            roster.faults.push_back(
                {line.number,
                 names[i],
                 "Cette cellule commence comme une formule de tableur ; aucune ne peut commencer par "
                 "=, +, -, @, une tabulation ou un retour à la ligne.",
                 {}});
        row.cells.emplace(names[i], std::move(line.cells[i]));
    }
    if (roster.faults.size() == faults_before) // what is wrong in itself is read no further
        roster.rows.push_back(std::move(row));
}

} // namespace

CsvRoster read_roster(std::string_view bytes, std::vector<std::string_view> const& columns, CsvLimits limits,
                      std::vector<std::string_view> const& optional_columns)
{
    if (bytes.starts_with(byte_order_mark))
        bytes.remove_prefix(byte_order_mark.size());
    CsvRoster roster;
    auto const lines = lines_of(bytes);
    roster.faults = text_faults(lines);
    if (!roster.faults.empty())
        return roster;
    auto table = parse(lines, roster.faults);
    if (!roster.faults.empty())
        return roster;
    if (table.empty())
        roster.faults.push_back({1, "", "Le fichier est vide.", {}});
    else if (table.front().cells.size() > limits.columns_max)
        roster.faults.push_back(
            {1, "", "Le fichier a plus de " + std::to_string(limits.columns_max) + " colonnes.", {}});
    else
        check_header(table.front(), columns, optional_columns, roster.faults);
    if (table.size() > limits.rows_max + 1)
        roster.faults.push_back({0, "", "Le fichier a plus de " + std::to_string(limits.rows_max) + " lignes.", {}});
    if (table.size() == 1)
        roster.faults.push_back({1, "", "Le fichier n'a que sa ligne de titres.", {}});
    if (!roster.faults.empty())
        return roster;
    auto const names = table.front().cells;
    for (std::size_t i = 1; i < table.size(); ++i)
        add_row(std::move(table[i]), names, limits, roster);
    return roster;
}

} // namespace api
