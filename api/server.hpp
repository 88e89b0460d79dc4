#pragma once
// HTTP/1.1 in and out. main.cpp makes one for the API and one, on an inner port, for health. What blocks is done on a pool
// of threads of its own, so that a slow store never holds up the event loop; who waits for a commit holds no thread at all.

#include "api/message.hpp"
#include "api/quotas.hpp"

#include "engine/event_loop.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace api {

class Tls;

// Blocks as long as it needs. What it throws becomes a 500 that says nothing of the inside.
using Handler = std::function<Response(Request const&)>;

// One request on its way to its answer. Copies are the same request; when none is left and nothing was answered, it is a
// 500. Any thread.
class Turn {
public:
    class Inside;
    explicit Turn(std::shared_ptr<Inside> inside) : inside_{std::move(inside)} {}

    Request const& request() const; // until answered
    // The first answer counts. `make` is called on the event loop: it must not block. What it throws becomes a 500.
    void answer(std::function<Response()> make) const;
    // Over to a thread that may block. What `work` throws becomes a 500.
    void hop(std::function<void()> work) const;

private:
    std::shared_ptr<Inside> inside_;
};
// Called on the event loop: it must not block. What it throws becomes a 500.
using Taker = std::function<void(Turn const&)>;

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; // 0: any free one, see Server::port()
    // The store, and who writes to it, need the other processors.
    unsigned io_threads = std::max(1U, std::thread::hardware_concurrency() / 2);
    unsigned handler_threads = 32;
    // Requests that may wait for a handler thread. Beyond, 503 as soon as the header is read: no body is taken in.
    std::size_t queue_max = 256;
    // When all are taken, those that have been idle longest are closed for whoever comes next; if none is idle, he waits
    // in the system's backlog. Below the usual 1,024 descriptors: the store needs some too.
    std::size_t connections_max = 800;
    std::size_t connections_per_address_max = 0; // 0: no limit; a trusted proxy has none
    // Bodies being read and answers being written, all together. Beyond, 503 as soon as the header is read.
    std::uint64_t held_bytes_max = 64 * 1024 * 1024;
    Rate requests_per_address{};
    std::vector<std::string> trusted_proxies{}; // addresses whose X-Forwarded-For is believed
    std::shared_ptr<Tls const> tls{};           // null: in clear
    std::uint32_t header_bytes_max = 16 * 1024;
    std::uint64_t body_bytes_max = 1024 * 1024;
    // May raise the limit of the body for some requests (uploads). Called on the event loop: it must not block.
    std::function<std::uint64_t(Method, std::string_view path)> body_bytes_max_of{};
    std::chrono::milliseconds header_deadline = std::chrono::seconds{5};
    std::chrono::milliseconds body_deadline = std::chrono::seconds{30};
    std::chrono::milliseconds idle_deadline = std::chrono::seconds{30}; // between two requests, and before the first
    std::chrono::milliseconds write_deadline = std::chrono::seconds{30};
    std::chrono::milliseconds stop_deadline = std::chrono::seconds{10};
    std::function<void(std::string_view)> log{}; // called from any thread
};

// Why a client did not get what it came for, before any handler saw it.
enum class Refusal {
    no_place,             // 503: too many requests at once
    no_memory,            // 503: too many bytes held
    too_many_requests,    // 429
    too_many_connections, // of one address: closed without a word
    shed,                 // idle, and another came
    bad_handshake,        // no TLS, or none that we speak
    timed_out,            // 408, or a write that did not end
    malformed,            // 400
    too_large,            // 413, 431
};
constexpr std::size_t refusals = 9;

struct ServerStanding {
    std::size_t connections = 0;
    std::size_t in_flight = 0; // from the end of the body to the answer
    std::uint64_t held_bytes = 0;
    std::array<std::uint64_t, refusals> refused{}; // since the start, by Refusal
};

class Server {
public:
    // Listens from here on. Throws std::runtime_error when the address is taken or is none.
    Server(ServerOptions options, Handler handler);
    Server(ServerOptions options, Taker taker);
    // Waits for what still runs and for whatever is not answered yet.
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    std::uint16_t port() const;
    engine::EventLoop& event_loops(); // on which it serves
    ServerStanding standing() const;  // any thread

    // Serves until stop(), then finishes what is in flight, within stop_deadline. False when some handler had not
    // ended by then: its client has no answer.
    bool run();
    // From any thread, at any time, more than once; not from a signal handler. Does not wait.
    void stop();

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace api
