#pragma once
// The port to the threads that the serving process goes round on. Without it nobody is called.

#include <functional>

namespace engine {

class EventLoop {
public:
    virtual ~EventLoop() = default;
    // Whether the calling thread runs a loop.
    virtual bool is_here() const = 0;
    // On such a thread. `then` is called once, by this thread, when the socket has something to read or is lost; dropped when
    // the loop ends before. The socket stays its owner's, and open until then.
    virtual void when_readable(int socket, std::function<void()> then) = 0;
    // For any thread. `work` is called by one of the loops; dropped when it ends before.
    virtual void post(std::function<void()> work) = 0;
};

} // namespace engine
