#include "api/event_loops.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>

#include <memory>
#include <thread>
#include <utility>

namespace api {
namespace {

using Clock = std::chrono::steady_clock;

// The loop that this thread runs, and until when it looks again and again before it sleeps.
struct Here {
    boost::asio::io_context* loop = nullptr;
    Clock::time_point awake_until{};
    bool is_looking = false;
};
thread_local Here here;

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

// Between whatever else there is to do.
void look_again()
{
    here.is_looking = true;
    boost::asio::post(*here.loop, [] {
        here.is_looking = false;
        if (Clock::now() >= here.awake_until)
            return;
        std::this_thread::yield(); // to whom it waits for, if he needs this processor
        look_again();
    });
}

void stay_awake(std::chrono::microseconds most)
{
    here.awake_until = Clock::now() + most;
    if (!here.is_looking && most > std::chrono::microseconds::zero())
        look_again();
}

} // namespace

LoopHere::LoopHere(boost::asio::io_context& loop)
{
    here = {.loop = &loop};
}

LoopHere::~LoopHere()
{
    here = {};
}

EventLoops::Awake EventLoops::Awake::by_default()
{
    using namespace std::chrono_literals;
    return std::thread::hardware_concurrency() > 1 ? Awake{1500us, 150us} : Awake{0us, 0us};
}

bool EventLoops::is_here() const
{
    return here.loop != nullptr;
}

void EventLoops::when_readable(int socket, std::function<void()> then)
{
    auto borrowed = std::make_shared<Borrowed>(*here.loop, socket);
    auto& descriptor = **borrowed;
    auto readable = [borrowed = std::move(borrowed), then = std::move(then),
                     afterwards = awake_.afterwards](boost::system::error_code) mutable {
        borrowed.reset(); // before its owner goes on with it
        stay_awake(afterwards);
        then();
    };
    stay_awake(awake_.waiting); // before: whoever is told that there is no memory for it is not called as well
    descriptor.async_wait(boost::asio::posix::stream_descriptor::wait_read, std::move(readable));
}

void EventLoops::post(std::function<void()> work)
{
    boost::asio::post(*all_[turns_++ % all_.size()], std::move(work));
}

} // namespace api
