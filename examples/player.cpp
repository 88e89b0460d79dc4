// Lives a whole year through the HTTP API of a demonstration server. See examples/README.md.

#include "examples/player/play.hpp"
#include "examples/player/requests.hpp"

#include <boost/json/serialize.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

namespace {

using namespace examples::player;

constexpr int refused = 1;
constexpr int misused = 2;

std::vector<examples::RosterLine> roster_in(std::filesystem::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    if (!in)
        throw std::runtime_error{"illisible : " + file.string()};
    auto roster = examples::read_roster(std::string{std::istreambuf_iterator<char>{in}, {}});
    if (roster.empty())
        throw std::runtime_error{"aucun stagiaire dans " + file.string()};
    return roster;
}

int play(Options const& options, Cast& cast)
{
    auto const roster = roster_in(options.roster);
    Ledger ledger{options.acknowledgements};
    Play year{options, cast, ledger, year_starting(roster.front().starts_on), roster};
    year.run();
    auto const& figures = year.summary().figures;
    print(figures, std::cout);
    if (!options.json.empty())
        std::ofstream{options.json} << boost::json::serialize(as_json(figures)) << '\n';
    return figures.unexpected_refusals == 0 ? 0 : refused;
}

void show_requests(Options const& options, Cast& cast)
{
    Ledger ledger{{}};
    Performer performer{parse_address(options.url), options.patience, cast, ledger};
    performer.wait_for_product();
    cast.refresh();
    print_requests(performer, cast, options.url, std::cout);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        auto const options = read_options(argc, argv);
        Cast cast{options};
        int const status = options.roster.empty() ? 0 : play(options, cast);
        if (options.print_requests)
            show_requests(options, cast);
        return status;
    } catch (Misuse const& misuse) {
        (misuse.message.empty() ? std::cout : std::cerr)
            << (misuse.message.empty() ? "" : "player : " + misuse.message + "\n\n") << usage();
        return misuse.message.empty() ? 0 : misused;
    } catch (NoDemonstration const& fault) {
        std::cerr << "player : " << fault.what() << '\n';
        return misused;
    } catch (std::exception const& fault) {
        std::cerr << "player : " << fault.what() << '\n';
        return refused;
    }
}
