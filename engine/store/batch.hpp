#pragma once
// A batch of appends before it is written: which of them can be, and what the commit is made of.

#include "engine/journal.hpp"
#include "engine/store/row_changes.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace engine::store {

using KeyOfAnswer = std::pair<std::string, std::string>; // actor, idempotency key

// What the journal holds of the streams and keys that a batch names.
struct Standing {
    std::map<CaseId, Version> heads; // a stream that is not here does not exist
    std::set<KeyOfAnswer> taken;
};

// The outcome of each append, in order. Without a standing the journal is taken to be where the first append that
// names a stream expects it. Once an append to a stream is refused, later ones of the batch are too: they may rest on it.
// Throws std::logic_error when an append's events are not numbered from where it expects.
std::vector<Appended> sift(std::span<Append const> batch, Standing const* standing);

// Whether each has a stream of its own that it moves on, and none rests on what another moves: then what they write is what each
// would write alone.
bool are_apart(std::span<Append const> batch);

// What an append has to write of one kind. `share`: the place of its stream among the heads.
template <class Thing>
struct Of {
    int share = 0;
    Thing what;
};

// One transaction. What it points to belongs to the batch.
struct Commit {
    struct Head {
        CaseId stream;
        Version expected = 0;
        Event const* last = nullptr;       // null: no event, only a stream that must be where it was
        std::string_view behind{};         // of the rows after it
        Projection const* tasks = nullptr; // null when they stay as they are
        std::vector<int> rests{};          // on which of the streams below
        KeptAnswer const* kept = nullptr;
        std::vector<DraftKey const*> finished_drafts{}; // of all its appends
        bool strict = false;    // without it nothing is written: others rest on it, or it is several appends in one
        std::size_t append = 0; // in the batch; the first of several
    };
    std::vector<Head> heads; // in the order of their streams, so that two writers lock in one order
    struct Rest {
        CaseId stream;
        Version at = 0;
        bool strict = false;
    };
    std::vector<Rest> rests; // streams that stay where they are; in their order, likewise
    std::vector<Of<Event const*>> events;
    struct Erased {
        CaseId stream;
        Erasing const* what = nullptr;
    };
    std::vector<Of<Erased>> erased;
    std::vector<Of<KeptAnswer const*>> kept;
    std::vector<Of<PendingWork const*>> pending;
    std::vector<Of<CaseId>> purged; // cases whose rows are not known: they go first
    std::vector<Of<RowChanges>> rows;
    std::vector<Of<Projection const*>> redrawn; // whose heads stay, while their rows are drawn anew
};

// What the appends that are `done` amount to. Several on one stream become one change of its rows.
Commit gather(std::span<Append const> batch, std::span<Appended const> outcomes);

} // namespace engine::store
