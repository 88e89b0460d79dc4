#pragma once
// The event loops of this process, each known to the thread that runs it.

#include "engine/event_loop.hpp"

#include <boost/asio/io_context.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <vector>

namespace api {

// For as long as this lives, its thread runs that loop.
class LoopHere {
public:
    explicit LoopHere(boost::asio::io_context& loop);
    ~LoopHere();
    LoopHere(LoopHere const&) = delete;
    LoopHere& operator=(LoopHere const&) = delete;
};

class EventLoops final : public engine::EventLoop {
public:
    using All = std::vector<std::unique_ptr<boost::asio::io_context>>;
    // They outlive this; at least one. A loop that waits for a socket looks for so long, again and again, before it sleeps: what
    // answers at once (a commit does) is mostly there by then, and a processor that has gone to sleep takes up to as long again
    // to wake where it is a virtual one. Zero: it sleeps at once.
    explicit EventLoops(All const& all, std::chrono::microseconds awake_most = awake_by_default())
        : all_{all}, awake_most_{awake_most}
    {
    }
    static std::chrono::microseconds awake_by_default(); // zero where whoever is to answer needs the only processor

    bool is_here() const override;
    void when_readable(int socket, std::function<void()> then) override; // by the one that the calling thread runs
    void post(std::function<void()> work) override;                      // in turn

private:
    All const& all_;
    std::chrono::microseconds awake_most_;
    std::atomic<std::size_t> turns_{0};
};

} // namespace api
