#pragma once
// The same on many cases, asked for at once: the list that a jury's secretariat takes through a session. Each case passes
// what it would pass alone, act by act. The cases on which all of it may be done are written by one commit, together with the
// answer; of the others each is told why not, and nothing of it is written. So nobody is left with half a list, nor has to ask
// how far it got.

#include "engine/case_service.hpp"

#include <functional>
#include <string>
#include <vector>

namespace engine {

struct BulkItem {
    CaseId id;
    std::uint16_t number = 0;      // of the piece, as in an act
    std::optional<Version> seen{}; // the piece's version that the actor saw
};

struct BulkAct {
    // On one piece, one after the other. Case, number and version are the items'; actor and repeat are those of the first.
    std::vector<Act> acts;
    std::vector<BulkItem> items; // a case only once
    bool dry_run = false;        // everything is judged, as the journal has it now, and nothing is written
};

struct BulkReport {
    struct Item {
        std::optional<Error> refused{};
        std::size_t act = 0; // which one was refused
        // The piece as the acts left it; 0 when one was refused.
        std::uint16_t number = 0;
        Version version = 0;
    };
    std::size_t done = 0;    // or that would be
    std::vector<Item> items; // in the order asked for
};

struct BulkAnswered {
    std::string answer;
    bool is_written = false;
    bool repeated = false; // of an earlier request
};

// `render` makes the answer: kept with the request's key when something is written.
// Blocks. Throws StoreUnavailable. invalid when an act is not for many at once, or a form is at fault: pointers say of which,
// "/acts/1/form/held_on"; key_reused, still_running as for a single act.
Result<BulkAnswered> carry_out_in_bulk(CaseService& service, BulkAct bulk,
                                       std::function<std::string(BulkReport const&)> const& render);

} // namespace engine
