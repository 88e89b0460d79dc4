#pragma once
// What the player is told on its command line.

#include "engine/day.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace examples::player {

struct Options {
    std::string url{"http://127.0.0.1:8080"};
    std::filesystem::path roster;
    std::filesystem::path mixed; // folder of rosters, one a corps
    std::uint64_t seed = 2022;
    std::optional<engine::Day> until{};
    std::size_t connections = 16;
    std::chrono::seconds patience{60};

    // Tokens: a file of "e-mail, tab, person's id, tab, token" lines, or the program that prints one.
    std::filesystem::path tokens;
    std::filesystem::path titularis;
    std::string store;
    std::filesystem::path key;
    std::string administrator{"administration@academie.example"};

    std::filesystem::path acknowledgements;
    std::filesystem::path json;
    bool beside = false; // the other workflows too
    bool print_requests = false;
};

struct Misuse {
    std::string message; // empty: help was asked for
};

// Throws Misuse.
Options read_options(int argc, char const* const* argv);
std::string_view usage();

} // namespace examples::player
