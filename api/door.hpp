#pragma once
// What all connections of a server share: who is there, how many requests and bytes are held, who asks too often, and
// the threads. Between api/server.cpp, api/connection.cpp and api/door.cpp.

#include "api/client_address.hpp"
#include "api/quotas.hpp"
#include "api/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace api {

class Connection;

// A thread each, and each connection at one of them for good: threads that share a loop wake one another for every event,
// and wait for its lock. What runs at one loop never runs at the same time as another thing there.
class Loops {
public:
    explicit Loops(unsigned threads);
    ~Loops(); // the first ends before the others: it holds what was being taken in for them
    Loops(Loops const&) = delete;
    Loops& operator=(Loops const&) = delete;

    boost::asio::io_context& first() { return *all_.front(); }
    boost::asio::io_context& next(); // in turn; to be called at the first
    std::vector<std::unique_ptr<boost::asio::io_context>> const& all() const { return all_; }
    void stop();

private:
    std::vector<std::unique_ptr<boost::asio::io_context>> all_;
    std::size_t next_ = 0;
};

// Members go in reverse: handlers end first, then the loops with what still waits in them, then what both look at.
class Door {
public:
    Door(ServerOptions given, Taker answer);
    ~Door(); // waits until everything is answered: an answer comes back to its loop

    ServerOptions const options;
    Taker const taker;
    std::vector<ClientAddress> const trusted;
    Quotas by_address;
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> unanswered{0}; // turns taken

    // Places for requests, from the end of the body to the answer.
    bool admit();
    void release() { --admitted_; }
    bool has_place() const { return admitted_ < options.handler_threads + options.queue_max; }
    // Bytes of bodies and answers. An answer that is there is held, whatever it takes: then others wait.
    bool hold(std::uint64_t bytes);
    void hold_answer(std::uint64_t bytes) { held_bytes_ += bytes; }
    void let_go(std::uint64_t bytes) { held_bytes_ -= bytes; }

    // False when that address has all the connections that it may have.
    bool enter(std::shared_ptr<Connection> const& connection, ClientAddress const& from);
    void leave(Connection const* connection, ClientAddress const& from);
    std::vector<std::shared_ptr<Connection>> connections();
    std::size_t connection_count() const;
    // Closes those that were idle longest, so many at most; a second of idleness is nobody's fault.
    void shed_idle(std::size_t at_most);
    // While half of what may be held is held: those who take their time over reading what they asked for are cut off.
    void cut_off_slow_readers();
    bool wait_until_empty(std::chrono::milliseconds patience);

    void count(Refusal why) { ++refused_[static_cast<std::size_t>(why)]; }
    ServerStanding standing() const;
    void log(std::string_view line) const noexcept;

private:
    bool is_trusted(ClientAddress const& address) const;

    std::atomic<std::size_t> admitted_{0};
    std::atomic<std::uint64_t> held_bytes_{0};
    std::array<std::atomic<std::uint64_t>, refusals> refused_{};
    mutable std::mutex mutex_;
    std::condition_variable left_;
    std::unordered_map<Connection const*, std::weak_ptr<Connection>> present_;
    std::map<ClientAddress, std::size_t> by_peer_; // only where their number is limited

public:
    Loops loops;
    boost::asio::thread_pool pool;
};

} // namespace api
