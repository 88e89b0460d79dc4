#pragma once
// Whether what somebody holds in memory is still what the store holds. Questions that come together are one question, asked
// by one thread; who asks holds none meanwhile. What was found to agree agrees until something is committed: as long as the
// store says that nothing was, that is all it is asked. Any thread.

#include "engine/read_models.hpp"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace engine {

// What something was drawn from: cases at their versions, people by their names.
struct DrawnFrom {
    std::vector<RestsOn> cases;
    std::vector<std::pair<PersonId, std::string>> people;
    std::uint64_t agreed_at = 0; // for the check alone: by its own count of changes, when this last agreed
};

class VersionCheck {
public:
    explicit VersionCheck(Store& store);
    ~VersionCheck(); // answers what waits, then stops
    VersionCheck(VersionCheck const&) = delete;
    VersionCheck& operator=(VersionCheck const&) = delete;

    // `done` is called by the thread that asks, which it must neither hold up nor throw at. False, too, when the store
    // cannot be asked. What is asked about outlives the answer.
    using Done = std::function<void(bool)>;
    void ask(std::shared_ptr<DrawnFrom> what, Done done);

private:
    struct Waiting {
        std::shared_ptr<DrawnFrom> what;
        Done done;
    };
    void run();
    void count_changes();
    void answer(std::vector<Waiting> const& all);

    Store& store_;
    std::unique_ptr<Changes> changes_;
    std::uint64_t change_ = 0; // the number of the last one
    std::mutex mutex_;
    std::condition_variable something_waits_;
    std::vector<Waiting> waiting_;
    bool stopping_ = false;
    std::thread thread_; // last: it uses all the others
};

} // namespace engine
