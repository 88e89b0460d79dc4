#include "api/door.hpp"

#include "api/connection.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace api {

namespace {

constexpr auto idle_at_least = std::chrono::seconds{1};
constexpr auto patience_with_readers = std::chrono::milliseconds{500}; // when memory is short

} // namespace

Loops::Loops(unsigned threads)
{
    constexpr int one_thread = 1; // runs each: it need not wake another
    for (unsigned i = 0; i < std::max(1U, threads); ++i)
        all_.push_back(std::make_unique<boost::asio::io_context>(one_thread));
}

Loops::~Loops()
{
    for (auto& loop : all_)
        loop.reset();
}

boost::asio::io_context& Loops::next()
{
    next_ = (next_ + 1) % all_.size();
    return *all_[next_];
}

void Loops::stop()
{
    for (auto const& loop : all_)
        loop->stop();
}

Door::Door(ServerOptions given, Taker answer)
    : options{std::move(given)}, taker{std::move(answer)}, trusted{read_addresses(options.trusted_proxies)},
      by_address{options.requests_per_address}, loops{options.io_threads}, pool{std::max(1U, options.handler_threads)}
{
}

Door::~Door()
{
    while (unanswered > 0) // by now few, and soon
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
}

bool Door::admit()
{
    std::size_t const places = options.handler_threads + options.queue_max;
    if (++admitted_ <= places)
        return true;
    --admitted_;
    return false;
}

bool Door::hold(std::uint64_t bytes)
{
    if ((held_bytes_ += bytes) <= options.held_bytes_max)
        return true;
    held_bytes_ -= bytes;
    return false;
}

bool Door::is_trusted(ClientAddress const& address) const
{
    return std::ranges::find(trusted, address) != trusted.end();
}

bool Door::enter(std::shared_ptr<Connection> const& connection, ClientAddress const& from)
{
    std::lock_guard const lock{mutex_};
    if (options.connections_per_address_max > 0 && !is_trusted(from)) {
        std::size_t& there = by_peer_[from];
        ++there; // taken back by leave(), refused or not
        if (there > options.connections_per_address_max)
            return false;
    }
    present_.emplace(connection.get(), connection);
    return true;
}

void Door::leave(Connection const* connection, ClientAddress const& from)
{
    std::lock_guard const lock{mutex_};
    present_.erase(connection);
    if (auto const there = by_peer_.find(from); there != by_peer_.end() && --there->second == 0)
        by_peer_.erase(there);
    left_.notify_all();
}

std::vector<std::shared_ptr<Connection>> Door::connections()
{
    std::lock_guard const lock{mutex_};
    std::vector<std::shared_ptr<Connection>> alive;
    alive.reserve(present_.size());
    for (auto const& [name, reference] : present_)
        if (auto connection = reference.lock())
            alive.push_back(std::move(connection));
    return alive;
}

std::size_t Door::connection_count() const
{
    std::lock_guard const lock{mutex_};
    return present_.size();
}

void Door::shed_idle(std::size_t at_most)
{
    auto const soonest = Connection::Clock::now() + options.idle_deadline - idle_at_least;
    using Idle = std::pair<Connection::Clock::time_point, std::shared_ptr<Connection>>;
    std::vector<Idle> idle;
    for (auto& connection : connections())
        if (auto const until = connection->idle_until(); until && *until <= soonest)
            idle.emplace_back(*until, std::move(connection));
    auto const end = idle.begin() + static_cast<std::ptrdiff_t>(std::min(at_most, idle.size()));
    std::ranges::partial_sort(idle, end, {}, &Idle::first);
    std::for_each(idle.begin(), end, [](Idle const& each) { each.second->shed(); });
}

void Door::cut_off_slow_readers()
{
    if (held_bytes_ < options.held_bytes_max / 2)
        return;
    auto const soonest = Connection::Clock::now() + options.write_deadline - patience_with_readers;
    for (auto const& connection : connections())
        if (auto const until = connection->writing_until(); until && *until <= soonest)
            connection->cut_off();
}

bool Door::wait_until_empty(std::chrono::milliseconds patience)
{
    std::unique_lock lock{mutex_};
    return left_.wait_for(lock, patience, [this] { return present_.empty(); });
}

ServerStanding Door::standing() const
{
    ServerStanding standing{connection_count(), admitted_, held_bytes_, {}};
    std::ranges::transform(refused_, standing.refused.begin(), [](auto const& count) { return count.load(); });
    return standing;
}

void Door::log(std::string_view line) const noexcept
{
    try {
        if (options.log)
            options.log(line);
    } catch (...) { // a full disk under the log must not stop the service
    }
}

} // namespace api
