#include "api/event_loops.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>

#include <memory>
#include <utility>

namespace api {
namespace {

thread_local boost::asio::io_context* here = nullptr;

// Given back, not closed, when it is done with.
class Borrowed {
public:
    Borrowed(boost::asio::io_context& loop, int socket) : socket_{loop, socket} {}
    ~Borrowed() { socket_.release(); }
    Borrowed(Borrowed const&) = delete;
    Borrowed& operator=(Borrowed const&) = delete;

    boost::asio::posix::stream_descriptor& operator*() { return socket_; }

private:
    boost::asio::posix::stream_descriptor socket_;
};

} // namespace

LoopHere::LoopHere(boost::asio::io_context& loop)
{
    here = &loop;
}

LoopHere::~LoopHere()
{
    here = nullptr;
}

bool EventLoops::is_here() const
{
    return here != nullptr;
}

void EventLoops::when_readable(int socket, std::function<void()> then)
{
    auto borrowed = std::make_shared<Borrowed>(*here, socket);
    auto& descriptor = **borrowed;
    auto readable = [borrowed = std::move(borrowed), then = std::move(then)](boost::system::error_code) mutable {
        borrowed.reset(); // before its owner goes on with it
        then();
    };
    descriptor.async_wait(boost::asio::posix::stream_descriptor::wait_read, std::move(readable));
}

void EventLoops::post(std::function<void()> work)
{
    boost::asio::post(*all_[turns_++ % all_.size()], std::move(work));
}

} // namespace api
