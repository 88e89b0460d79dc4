// A client that does not wait: it asks at the rate it was told, whether or not it was answered, as a thousand people at
// their browsers would. For tests/faults/overload and idle_clients, against loopback only.

#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr auto tick = std::chrono::milliseconds{5};
constexpr std::size_t connections_most = 20'000;
constexpr unsigned seconds_most = 600;

struct Plan {
    std::uint16_t port = 0;
    unsigned per_second = 0; // 0: connect, and stay idle
    unsigned seconds = 10;
    std::size_t connections = 1000;
    unsigned addresses = 1; // 127.0.1.1, 127.0.1.2…
    std::string request;
};

struct Tally {
    std::map<unsigned, std::size_t> answers; // by status
    std::vector<double> milliseconds;        // of those that were carried out
    std::size_t sent = 0, unsent = 0, broken = 0, unconnected = 0;
};

class Storm;

class Caller : public std::enable_shared_from_this<Caller> {
public:
    Caller(Storm& storm, asio::io_context& loop, std::size_t number) : storm_{storm}, socket_{loop}, number_{number} {}

    void connect();
    void ask();
    bool is_free() const { return connected_ && !asking_; }
    bool is_gone() const { return gone_; }

private:
    void read();
    void finish(std::size_t head);
    void give_up();

    Storm& storm_;
    tcp::socket socket_;
    std::size_t number_;
    std::string answer_;
    Clock::time_point asked_at_{};
    bool connected_ = false;
    bool asking_ = false;
    bool gone_ = false;
};

class Storm {
public:
    explicit Storm(Plan given) : plan{std::move(given)} {}

    void blow();

    Plan const plan;
    Tally tally;
    bool is_over() const { return Clock::now() >= end_; }
    void is_free(std::shared_ptr<Caller> caller) { free_.push_back(std::move(caller)); }
    void is_gone() { --callers_; }

private:
    void beat();
    void ask_one();
    void new_caller();
    void report();

    asio::io_context loop_{1};
    asio::steady_timer timer_{loop_};
    Clock::time_point start_{}, end_{};
    std::vector<std::shared_ptr<Caller>> free_;
    std::size_t callers_ = 0, drawn_ = 0;
    std::uint64_t due_ = 0;
};

void Caller::connect()
{
    error_code ec;
    socket_.open(tcp::v4(), ec);
    auto const last = static_cast<unsigned char>(1 + number_ % storm_.plan.addresses);
    if (storm_.plan.addresses > 1)
        socket_.bind({asio::ip::address_v4{{127, 0, 1, last}}, 0}, ec);
    tcp::endpoint const there{asio::ip::address_v4::loopback(), storm_.plan.port};
    socket_.async_connect(there, [self = shared_from_this()](error_code fault) {
        if (fault) {
            ++self->storm_.tally.unconnected;
            self->gone_ = true;
            self->storm_.is_gone();
            return;
        }
        self->connected_ = true;
        self->storm_.is_free(self);
    });
}

void Caller::ask()
{
    asking_ = true;
    asked_at_ = Clock::now();
    ++storm_.tally.sent;
    asio::async_write(socket_, asio::buffer(storm_.plan.request),
                      [self = shared_from_this()](error_code fault, std::size_t) {
                          if (fault)
                              self->give_up();
                          else
                              self->read();
                      });
}

void Caller::read()
{
    asio::async_read_until(socket_, asio::dynamic_buffer(answer_), "\r\n\r\n",
                           [self = shared_from_this()](error_code fault, std::size_t head) {
                               if (fault)
                                   self->give_up();
                               else
                                   self->finish(head);
                           });
}

void Caller::finish(std::size_t head)
{
    std::string const text = answer_.substr(0, head);
    std::size_t length = 0;
    if (auto const at = text.find("Content-Length: "); at != std::string::npos)
        std::from_chars(text.data() + at + 16, text.data() + text.size(), length);
    unsigned const status = static_cast<unsigned>(std::stoul(text.substr(9, 3)));
    bool const last = text.find("Connection: close") != std::string::npos;
    answer_.erase(0, head);
    auto done = [self = shared_from_this(), length, status, last](error_code fault, std::size_t) {
        if (fault)
            return self->give_up();
        self->answer_.erase(0, length);
        ++self->storm_.tally.answers[status];
        if (status < 400)
            self->storm_.tally.milliseconds.push_back(
                std::chrono::duration<double, std::milli>(Clock::now() - self->asked_at_).count());
        self->asking_ = false;
        if (last) {
            self->gone_ = true;
            self->storm_.is_gone();
        } else {
            self->storm_.is_free(self);
        }
    };
    if (answer_.size() >= length)
        return done({}, 0);
    asio::async_read(socket_, asio::dynamic_buffer(answer_), asio::transfer_exactly(length - answer_.size()),
                     std::move(done));
}

void Caller::give_up()
{
    ++storm_.tally.broken;
    gone_ = true;
    storm_.is_gone();
}

void Storm::new_caller()
{
    ++callers_;
    std::make_shared<Caller>(*this, loop_, drawn_++)->connect();
}

void Storm::ask_one()
{
    if (free_.empty()) {
        ++tally.unsent;
        return;
    }
    auto const caller = std::move(free_.back());
    free_.pop_back();
    caller->ask();
}

void Storm::beat()
{
    if (is_over()) {
        loop_.stop();
        return;
    }
    // A few at a time: the backlog of a socket is short.
    for (int i = 0; i < 100 && callers_ < plan.connections; ++i)
        new_caller();
    auto const now = std::chrono::duration<double>(Clock::now() - start_).count();
    auto const should_have = static_cast<std::uint64_t>(now * plan.per_second);
    for (; due_ < should_have; ++due_)
        ask_one();
    timer_.expires_after(tick);
    timer_.async_wait([this](error_code) { beat(); });
}

void Storm::report()
{
    auto& times = tally.milliseconds;
    std::ranges::sort(times);
    auto const at = [&](double share) {
        return times.empty() ? 0.0 : times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::cout << "connected " << callers_ << " sent " << tally.sent << " unsent " << tally.unsent << " broken "
              << tally.broken << " unconnected " << tally.unconnected;
    for (auto const& [status, count] : tally.answers)
        std::cout << " " << status << ": " << count;
    std::cout << " p50 " << at(0.5) << " ms p99 " << at(0.99) << " ms" << std::endl;
}

void Storm::blow()
{
    start_ = Clock::now();
    end_ = start_ + std::chrono::seconds{plan.seconds};
    beat();
    loop_.run();
    report();
}

int usage()
{
    std::cerr << "usage: storm --port P [--per-second R] [--seconds S] [--connections C] [--addresses A]\n"
                 "             [--path PATH] [--token TOKEN]\n"
                 "Asks R times a second whether or not it was answered, on at most C connections from A addresses of\n"
                 "loopback; without a rate it connects and says nothing. Prints one line at the end.\n";
    return 2;
}

} // namespace

int main(int count, char** words)
{
    Plan plan;
    std::string path = "/api/v1/version";
    std::string token;
    for (int i = 1; i + 1 < count; i += 2) {
        std::string_view const option = words[i];
        std::string const value = words[i + 1];
        if (option == "--path")
            path = value;
        else if (option == "--token")
            token = value;
        else if (option == "--port")
            plan.port = static_cast<std::uint16_t>(std::stoul(value));
        else if (option == "--per-second")
            plan.per_second = static_cast<unsigned>(std::stoul(value));
        else if (option == "--seconds")
            plan.seconds = std::min(seconds_most, static_cast<unsigned>(std::stoul(value)));
        else if (option == "--connections")
            plan.connections = std::min<std::size_t>(connections_most, std::stoul(value));
        else if (option == "--addresses")
            plan.addresses = std::clamp(static_cast<unsigned>(std::stoul(value)), 1U, 250U);
        else
            return usage();
    }
    if (plan.port == 0)
        return usage();
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    plan.request = "GET " + path + " HTTP/1.1\r\nHost: storm\r\n"
        + (token.empty() ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n";
    Storm{std::move(plan)}.blow();
}
