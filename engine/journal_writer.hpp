#pragma once
// One writer for the whole process: it drains what is waiting, commits it together, and only then is each caller told, by an
// event loop where there is one, so that the store is kept busy meanwhile. A lone caller never waits for company; a busy hour
// shares its commits. Who waits for his commit holds no thread.
//
// Where the store can be sent to without waiting, and the caller's thread runs an event loop, a lone append goes from there and
// is told there: no other thread is woken for it. One that comes meanwhile follows it in the same way; where several wait, they
// are the writer's, and while he has company to write nobody is alone, since his waking gives others the time to join.

#include "engine/event_loop.hpp"
#include "engine/journal.hpp"
#include "engine/journal_watch.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace engine {

class JournalWriter {
public:
    explicit JournalWriter(Journal& journal, std::size_t batch_max = 256, std::size_t waiting_max = 4096);
    ~JournalWriter(); // commits what is waiting, then stops
    JournalWriter(JournalWriter const&) = delete;
    JournalWriter& operator=(JournalWriter const&) = delete;

    // What became of an append, once it is durable or has failed.
    struct Written {
        Append append{}; // as it was given
        Appended outcome = Appended::conflict;
        std::exception_ptr failure{}; // what the store threw; then nothing is known of the outcome
    };
    using Done = std::function<void(Written&&)>;

    // Has the append prepared, and returns; `done` is called by the writer's thread or by an event loop, which it must neither
    // hold up nor throw at. Throws StoreUnavailable when too many wait already, so that a store that stalls does not fill the
    // memory with what it has not written.
    void append(Append&& append, Done done);
    // The same for whoever may block. Throws StoreUnavailable.
    Appended append(Append append);

    std::size_t waiting() const;
    // Null: nobody. Outlives the writer, or is taken back.
    void watch(JournalWatch* watch) { watch_ = watch; }
    // Null: none. Outlives the writer, or is taken back when it has ended: then what was sent from it is waited for, and
    // whoever it has not told is told.
    void use(EventLoop* loop);

private:
    // Side by side, since the journal takes appends in a row.
    struct Batch {
        std::vector<Append> appends;
        std::vector<Done> done;

        void add(Append&& append, Done tell);
    };
    struct Committed {
        Batch batch;
        std::vector<Appended> outcomes;
        std::exception_ptr failure{};
    };
    struct Lone; // sent by a loop's thread
    std::shared_ptr<Lone> take_alone();
    void send(std::shared_ptr<Lone> const& lone);
    void land(Lone& lone);
    void give_to_writer(Lone& lone);
    void write();
    void have_told(Committed committed);
    void tell_all();
    void note(Committed const& committed, std::chrono::steady_clock::time_point started);
    Batch take_batch(); // of what is waiting, under the lock
    Committed commit(Batch batch);
    static void tell(Committed& committed);

    Journal& journal_;
    std::size_t batch_max_;
    std::size_t waiting_max_;
    std::atomic<JournalWatch*> watch_{nullptr};
    mutable std::mutex mutex_;
    std::condition_variable something_waits_;
    Batch waiting_;
    bool is_writing_ = false; // one commit at a time, by the writer or sent from a loop
    bool is_busy_ = false;    // the last commit had company
    bool stopping_ = false;
    EventLoop* loop_ = nullptr;
    std::shared_ptr<Lone> sent_;
    std::vector<Committed> to_tell_;
    bool is_loop_asked_ = false; // to tell them
    std::thread writer_;         // last: it uses all the others
};

} // namespace engine
