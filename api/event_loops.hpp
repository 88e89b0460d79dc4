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
    // How long a loop looks again and again before it sleeps, since a processor that has gone to sleep takes as long as a commit to
    // wake where it is a virtual one: while it waits for a socket, and once that has come, because who is then answered may ask again
    // at once. Zero: it sleeps at once.
    struct Awake {
        std::chrono::microseconds waiting;
        std::chrono::microseconds afterwards;

        static Awake by_default(); // none where whoever is to answer needs the only processor
    };
    // They outlive this; at least one.
    explicit EventLoops(All const& all, Awake awake = Awake::by_default()) : all_{all}, awake_{awake} {}

    bool is_here() const override;
    void when_readable(int socket, std::function<void()> then) override; // by the one that the calling thread runs
    void post(std::function<void()> work) override;                      // in turn

private:
    All const& all_;
    Awake awake_;
    std::atomic<std::size_t> turns_{0};
};

} // namespace api
