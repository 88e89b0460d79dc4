// Lives the years of a campaign, or of a whole academy, through the HTTP API of a demonstration server. See examples/README.md.

#include "examples/player/play.hpp"
#include "examples/player/requests.hpp"

#include <boost/json/serialize.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

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

// A file a corps, in the order of their names: the same plan whatever the folder says first.
std::vector<std::vector<examples::RosterLine>> rosters_in(std::filesystem::path const& folder)
{
    std::set<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".csv")
            files.insert(entry.path());
    std::vector<std::vector<examples::RosterLine>> rosters;
    for (auto const& file : files)
        rosters.push_back(roster_in(file));
    if (rosters.empty())
        throw std::runtime_error{"aucune liste dans " + folder.string()};
    return rosters;
}

int play(Options const& options, Cast& cast)
{
    auto const plans = options.mixed.empty() ? plan_campaign(roster_in(options.roster), options.seed)
                                             : plan_academy(rosters_in(options.mixed), options.seed);
    Ledger ledger{options.acknowledgements};
    Play year{options, cast, ledger, plans};
    year.run();
    auto const& figures = year.summary().figures;
    print(figures, std::cout);
    if (!options.mixed.empty())
        print_ends(figures, std::cout);
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
    if (options.beside)
        SidePlay{performer, cast, options.seed, side_stories(options.administrator)}.print_requests(options.url,
                                                                                                    std::cout);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        auto const options = read_options(argc, argv);
        Cast cast{options};
        bool const has_lives = !options.roster.empty() || !options.mixed.empty();
        int const status = has_lives ? play(options, cast) : 0;
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
