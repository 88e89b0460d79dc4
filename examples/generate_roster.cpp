// Prints a roster of invented people, or writes those of a whole academy, as they would be imported.

#include "examples/roster.hpp"

#include <charconv>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

namespace {

constexpr std::string_view usage =
    R"(usage : generate_roster [--trainees N] [--seed N] [--school-year 2022-2023] [--bom] [--crlf]
        generate_roster --mixed DOSSIER [--trainees N] [--seed N] [--school-year 2022-2023] [--bom] [--crlf]

Écrit sur la sortie standard une liste de stagiaires inventés, en CSV (point-virgule, UTF-8) ; avec --mixed, une liste par
corps, DOSSIER/certifie.csv et les autres : temps pleins et mi-temps, tous les parcours. La même graine donne les mêmes
listes.
)";

struct Misuse {};

std::uint64_t number(std::string_view text)
{
    std::uint64_t value = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size())
        throw Misuse{};
    return value;
}

struct Wish : examples::RosterWish {
    std::filesystem::path mixed; // folder; empty: one roster, printed
    bool bom = false;
    bool crlf = false;
};

Wish read_wish(int argc, char const* const* argv)
{
    Wish wish;
    for (int i = 1; i < argc; ++i) {
        std::string_view const name = argv[i];
        if (name == "--bom" || name == "--crlf") {
            (name == "--bom" ? wish.bom : wish.crlf) = true;
            continue;
        }
        if (++i == argc)
            throw Misuse{};
        if (name == "--mixed")
            wish.mixed = argv[i];
        else if (name == "--trainees")
            wish.trainees = number(argv[i]);
        else if (name == "--seed")
            wish.seed = number(argv[i]);
        else if (name == "--school-year")
            wish.school_year = argv[i];
        else
            throw Misuse{};
    }
    return wish;
}

std::string written(Wish const& wish, std::vector<examples::RosterLine> const& roster)
{
    auto csv = examples::roster_csv(roster);
    for (std::size_t at = 0; wish.crlf && (at = csv.find('\n', at)) != std::string::npos; at += 2)
        csv.insert(at, 1, '\r');
    return (wish.bom ? "\xEF\xBB\xBF" : "") + csv;
}

void write_academy(Wish const& wish)
{
    std::filesystem::create_directories(wish.mixed);
    for (auto const& roster : examples::draw_academy(wish)) {
        auto const file = wish.mixed / (roster.front().corps + ".csv");
        std::ofstream out{file, std::ios::binary};
        if (!(out << written(wish, roster)))
            throw std::runtime_error{"impossible d'écrire " + file.string()};
    }
}

} // namespace

int main(int argc, char** argv)
{
    try {
        auto const wish = read_wish(argc, argv);
        if (wish.mixed.empty())
            std::cout << written(wish, examples::draw_roster(wish));
        else
            write_academy(wish);
        return 0;
    } catch (Misuse const&) {
        std::cerr << usage;
        return 2;
    } catch (std::exception const& error) {
        std::cerr << "generate_roster : " << error.what() << '\n';
        return 2;
    }
}
