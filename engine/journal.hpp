#pragma once
// The port to the journal, the one truth. Implemented in memory, on SQLite and on PostgreSQL; one contract suite
// (tests/store/journal_contract_test.cpp) holds for the three.

#include "engine/chain.hpp"
#include "engine/erasure.hpp"
#include "engine/event.hpp"
#include "engine/projection.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace engine {

// The store cannot be reached, or refuses to write (disk full). Nothing of the call was written, unless `outcome_unknown`:
// the connection was lost while committing, and only reading the journal again tells.
struct StoreUnavailable : std::runtime_error {
    explicit StoreUnavailable(std::string const& what, bool unknown = false)
        : std::runtime_error{what}, outcome_unknown{unknown}
    {
    }
    bool outcome_unknown;
};

// An event is there that no append can have written: somebody has changed it. Asking again changes nothing.
struct UnreadableJournal : StoreUnavailable {
    UnreadableJournal() : StoreUnavailable{"the journal holds an event that cannot be read"} {}
};

// What gives the answer to an act again when its request is repeated (answer_origin.hpp). Opaque to the store.
struct KeptAnswer {
    PersonId actor;
    std::string key;            // Idempotency-Key
    std::string request_digest; // of method, path and body
    std::string answer;
    Instant kept_at{};
};

// Work that an event calls for on another case, done after the commit and at the next start if need be.
struct PendingWork {
    std::string kind; // "open" or "refresh"
    std::string payload;
    std::int64_t id = 0; // given by the store
};

// A draft that an act brings to its end. See draft_key() in case_service.hpp.
struct DraftKey {
    CaseId stream;
    std::string track; // and the hand that writes: "interim_review@head_of_school"
    std::uint16_t piece = 0;

    bool operator==(DraftKey const&) const = default;
};

// Another stream that a decision was taken on: a campaign, a jury.
struct RestsOn {
    CaseId stream;
    Version at = 0; // never 0: nothing rests on a stream that is not there

    bool operator==(RestsOn const&) const = default;
};

// What a store has made of an append beforehand, for itself (Journal::prepare).
class Prepared {
public:
    virtual ~Prepared() = default;
};

// One case's share of a commit: all of it is written, or none.
struct Append {
    CaseId stream;
    Version expected = 0;            // the stream's version when the command was decided
    std::vector<RestsOn> rests_on{}; // they are still there when this commits, or it is a conflict
    std::vector<Event> events;       // versions expected+1, expected+2…, chained
    SharedRows rows;                 // after the events; a store wants them
    SharedRows rows_before{};        // what the rows were; null: write all of them
    std::optional<KeptAnswer> kept{};
    std::vector<PendingWork> pending{};
    std::vector<DraftKey> finished_drafts{};
    // What the events say is erased. With it go the drafts of the case and the kept answers that speak of it.
    std::optional<Erasing> erasing{};
    std::shared_ptr<Prepared const> prepared{}; // of all that is above
};

enum class Appended {
    done,
    conflict,  // the stream is no longer at `expected`, or one that the append rests on has moved
    key_taken, // the idempotency key was kept by another request meanwhile
};

class Journal {
public:
    virtual ~Journal() = default;

    // Events of a stream in order, after a version. Empty when there is no such stream.
    virtual std::vector<Event> load(CaseId const& stream, Version after = 0) = 0;
    // The version of a stream; 0 when there is none.
    virtual Version version_of(CaseId const& stream) = 0;
    // The same for many at once; without those that are not there.
    virtual std::map<CaseId, Version> versions_of(std::span<CaseId const> streams);

    // Does what append() and send() would have to do with it by itself, on the thread that asks: commits follow each other the
    // sooner. Not needed; what has been prepared is not changed any more. Throws only for want of memory.
    virtual void prepare(Append& append) const;
    // Commits the appends together, durably; a conflict fails only its own case. Answers in the order given.
    // Once an append to a stream is refused, later ones of the batch to it are too: they may rest on what was refused.
    // Throws StoreUnavailable.
    virtual std::vector<Appended> append(std::span<Append const> batch) = 0;
    // Appends that are being committed while nobody waits for it.
    class Sent {
    public:
        virtual ~Sent() = default; // without its answer: what became of them is not known
        // Has something to read when the answer is there. Good until then.
        virtual int socket() const = 0;
        // To be asked once, then; before, it is waited for. As append(); nothing when something is in the way: then nothing was
        // written, and append() tells what. Throws StoreUnavailable.
        virtual std::optional<std::vector<Appended>> answer() = 0;
    };
    // Begins append() for whoever may not block; the appends may go when it returns. Null, and nothing is begun, when it cannot
    // be done without waiting, or will hardly go through.
    virtual std::unique_ptr<Sent> send(std::span<Append const> batch);
    // All or nothing: `done` for all, or the first conflict's index and nothing written.
    struct Together {
        Appended outcome = Appended::done;
        std::size_t culprit = 0;
    };
    virtual Together append_together(std::span<Append const> batch) = 0;
    // The same for many, of which only some are in memory at a time. `portions` hands them over one after the other until it
    // is answered false; called again, because others got in between, it hands over the same. Later ones may rest on what
    // earlier ones write. The index counts through all portions.
    using Take = std::function<bool(std::span<Append const>)>;
    using Portions = std::function<void(Take const&)>;
    virtual Together append_portions(Portions const& portions);

    virtual std::optional<KeptAnswer> kept_answer(PersonId const& actor, std::string const& key) = 0;
    // Forgets answers kept before an instant (they are promised for 24 hours).
    virtual void forget_answers(Instant kept_before) = 0;

    virtual std::vector<PendingWork> pending(std::size_t limit) = 0;
    virtual void pending_done(std::int64_t id) = 0;

    // Every event, stream after stream, each in order.
    virtual void scan(std::function<void(Event const&)> const& each) = 0;
    // The head of every stream as kept beside the journal.
    virtual ChainVerifier::Heads heads() = 0;
};

} // namespace engine
