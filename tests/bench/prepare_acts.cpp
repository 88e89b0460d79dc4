// Prepares a campaign on a demonstration server through its API (roster imported, staff and jury appointed, the clock put
// on a day) and writes down what its people would have done by that day, for load_client to ask for.

#include "examples/draw_lines.hpp"
#include "examples/player/play.hpp"
#include "tests/bench/acts.hpp"
#include "tests/bench/command_line.hpp"

#include <boost/json/serialize.hpp>

#include <iostream>

namespace {

using namespace examples::player;

struct Wanted {
    Options player;
    examples::RosterWish roster;
    std::string day = "2023-05-15";
    std::filesystem::path acts;
};

// The number of lives and acts written.
std::pair<std::size_t, std::size_t> write_acts(Wanted const& wanted)
{
    auto const day = engine::parse_day(wanted.day);
    if (!day)
        throw std::runtime_error{"--on takes a day such as 2023-05-15"};
    auto const plans = plan_campaign(draw_roster(wanted.roster), wanted.roster.seed);
    Cast cast{wanted.player};
    Ledger ledger{{}};
    Play play{wanted.player, cast, ledger, plans};
    bench::ActsWriter file{wanted.acts};
    std::size_t lives = 0, acts = 0;
    play.hand_over(*day, [&](std::size_t life, Step const& step, Deed const& deed) {
        for (; lives < life; ++lives)
            file.end_life();
        auto const made = deed.piece.empty()
            ? deed.target.substr(0, deed.target.rfind('/') + 1) + std::to_string(step.nth)
            : deed.piece;
        file.add({.target = deed.target,
                  .token = cast.of(deed.by).token,
                  .key = deed.key,
                  .piece = deed.piece,
                  .made = made,
                  .body = boost::json::serialize(deed.body)});
        ++acts;
    });
    file.end_life();
    file.close();
    return {lives + 1, acts};
}

} // namespace

int main(int count, char** words)
{
    using enum bench::CommandLine::Given;
    Wanted wanted;
    bench::CommandLine line{
        "prepare_acts", "Prepares a campaign on a demonstration server and writes the acts that load_client asks for"};
    line.add("--url", wanted.player.url, "The server");
    line.add("--titularis", wanted.player.titularis, "The program that makes tokens", must_be);
    line.add("--store", wanted.player.store, "The store that the server has", must_be);
    line.add("--key", wanted.player.key, "The server's key");
    line.add("--administrator-email", wanted.player.administrator, "Who opens the campaign", must_be);
    line.add_within<std::size_t>("--trainees", wanted.roster.trainees, 1, examples::trainees_max, "How many");
    line.add("--seed", wanted.roster.seed, "Of the roster and the lives");
    line.add("--on", wanted.day, "The day it is while acts are done");
    line.add("--acts", wanted.acts, "The file to write", must_be);
    return line.run(count, words, [&] {
        wanted.player.seed = wanted.roster.seed;
        auto const [lives, acts] = write_acts(wanted);
        std::cout << "{\"lives\": " << lives << ", \"acts\": " << acts << "}\n";
    });
}
