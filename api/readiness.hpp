#pragma once
// Whether this process can do its work now: the store answers, and takes what is written. For /ready on the inner port,
// where a balancer asks before it sends people here.

#include "engine/read_models.hpp"

#include <chrono>
#include <mutex>

namespace api {

class Readiness {
public:
    using Clock = std::chrono::steady_clock;

    // One look is believed for so long: a real write costs a commit, and a balancer asks often.
    explicit Readiness(engine::Store& store, std::chrono::milliseconds believed_for = std::chrono::seconds{2});

    // Any thread. Blocks as long as the store does.
    bool is_ready();

private:
    bool look();

    engine::Store& store_;
    std::chrono::milliseconds believed_for_;
    std::mutex mutex_;
    Clock::time_point looked_at_{};
    bool ready_ = false;
    unsigned looks_ = 0;
};

} // namespace api
