#pragma once
// What came of the acts: counts, refusals in full, and a line for each act that the product acknowledged. Shared by all
// connections.

#include "examples/player/http_client.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <unordered_set>

namespace examples::player {

class Ledger {
public:
    // `acknowledgements` may be empty: none are kept. Lines already in the file are not written twice.
    explicit Ledger(std::filesystem::path const& acknowledgements);

    // A 201: "case id, version in the stream, hash of the event", written at once.
    void acknowledge(Answer const& answer);
    void refused_as_expected() { ++expected_; }
    // Printed whole, conditions included.
    void refused(std::string const& what, Answer const& answer);

    // A case that the product tells otherwise than it was lived.
    void ended_otherwise(std::string const& what);

    std::size_t acts() const { return acts_; }         // done by this run
    std::size_t replayed() const { return replayed_; } // done already, and answered again
    std::size_t expected_refusals() const { return expected_; }
    std::size_t unexpected_refusals() const { return unexpected_; }

    std::atomic<std::size_t> repeated{0};      // sendings after the first
    std::atomic<bool> is_day_gone_over{false}; // an earlier run began this day: what was refused then may stand by now

private:
    std::mutex mutex_;
    std::ofstream file_;
    std::unordered_set<std::string> written_;
    std::atomic<std::size_t> acts_{0};
    std::atomic<std::size_t> replayed_{0};
    std::atomic<std::size_t> expected_{0};
    std::atomic<std::size_t> unexpected_{0};
};

} // namespace examples::player
