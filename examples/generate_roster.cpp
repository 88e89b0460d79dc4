// Prints a roster of invented people, as an academy would import it.

#include "examples/roster.hpp"

#include <charconv>
#include <exception>
#include <iostream>
#include <string>

namespace {

constexpr std::string_view usage =
    R"(usage : generate_roster [--trainees N] [--seed N] [--school-year 2022-2023] [--bom] [--crlf]

Écrit sur la sortie standard une liste de stagiaires inventés, en CSV (point-virgule, UTF-8). La même graine donne la
même liste.
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
        if (name == "--trainees")
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

} // namespace

int main(int argc, char** argv)
{
    try {
        auto const wish = read_wish(argc, argv);
        auto csv = examples::roster_csv(examples::draw_roster(wish));
        for (std::size_t at = 0; wish.crlf && (at = csv.find('\n', at)) != std::string::npos; at += 2)
            csv.insert(at, 1, '\r');
        std::cout << (wish.bom ? "\xEF\xBB\xBF" : "") << csv;
        return 0;
    } catch (Misuse const&) {
        std::cerr << usage;
        return 2;
    } catch (std::exception const& error) {
        std::cerr << "generate_roster : " << error.what() << '\n';
        return 2;
    }
}
