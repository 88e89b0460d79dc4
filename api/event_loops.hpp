#pragma once
// The event loops of this process, each known to the thread that runs it.

#include "engine/event_loop.hpp"

#include <boost/asio/io_context.hpp>

namespace api {

// For as long as this lives, its thread runs that loop.
class LoopHere {
public:
    explicit LoopHere(boost::asio::io_context& loop);
    ~LoopHere();
    LoopHere(LoopHere const&) = delete;
    LoopHere& operator=(LoopHere const&) = delete;
};

// Whichever of them the calling thread runs.
class EventLoops final : public engine::EventLoop {
public:
    bool is_here() const override;
    void when_readable(int socket, std::function<void()> then) override;
};

} // namespace api
