#include "api/event_loops.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>

#include <memory>
#include <thread>
#include <utility>

namespace api {
namespace {

using Clock = std::chrono::steady_clock;

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

// Looks again and again, between whatever else there is to do, until it is given back or the time is over.
void stay_awake(boost::asio::io_context& loop, std::weak_ptr<Borrowed> awaited, Clock::time_point until)
{
    boost::asio::post(loop, [&loop, awaited = std::move(awaited), until]() mutable {
        if (awaited.expired() || Clock::now() >= until)
            return;
        std::this_thread::yield(); // to whom it waits for, if he needs this processor
        stay_awake(loop, std::move(awaited), until);
    });
}

} // namespace

LoopHere::LoopHere(boost::asio::io_context& loop)
{
    here = &loop;
}

LoopHere::~LoopHere()
{
    here = nullptr;
}

std::chrono::microseconds EventLoops::awake_by_default()
{
    return std::chrono::microseconds{std::thread::hardware_concurrency() > 1 ? 500 : 0};
}

bool EventLoops::is_here() const
{
    return here != nullptr;
}

void EventLoops::when_readable(int socket, std::function<void()> then)
{
    auto borrowed = std::make_shared<Borrowed>(*here, socket);
    auto& descriptor = **borrowed;
    std::weak_ptr<Borrowed> awaited{borrowed};
    auto readable = [borrowed = std::move(borrowed), then = std::move(then)](boost::system::error_code) mutable {
        borrowed.reset(); // before its owner goes on with it
        then();
    };
    descriptor.async_wait(boost::asio::posix::stream_descriptor::wait_read, std::move(readable));
    if (awake_most_ > std::chrono::microseconds::zero())
        stay_awake(*here, std::move(awaited), Clock::now() + awake_most_);
}

void EventLoops::post(std::function<void()> work)
{
    boost::asio::post(*all_[turns_++ % all_.size()], std::move(work));
}

} // namespace api
