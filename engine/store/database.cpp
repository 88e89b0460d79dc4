#include "engine/store/database.hpp"

#include <algorithm>

namespace engine::store {

Pool::Pool(Address const& address, StoreOptions const& options, std::size_t size, Declares declares)
    : timeout_{options.lease_timeout}
{
    for (std::size_t i = 0; i < size; ++i)
        free_.push_back(std::make_unique<Session>(address, options.busy_timeout, declares));
}

std::unique_ptr<Session> Pool::take()
{
    std::unique_lock lock{mutex_};
    if (!comes_free_.wait_for(lock, timeout_, [this] { return !free_.empty(); }))
        throw StoreUnavailable{"every session of the store is in use"};
    std::unique_ptr<Session> session = std::move(free_.back());
    free_.pop_back();
    return session;
}

std::unique_ptr<Session> Pool::take_warm()
{
    std::lock_guard const lock{mutex_};
    if (free_.empty() || !free_.back()->is_warm())
        return nullptr;
    std::unique_ptr<Session> session = std::move(free_.back());
    free_.pop_back();
    return session;
}

void Pool::give_back(std::unique_ptr<Session> session)
{
    {
        std::lock_guard const lock{mutex_};
        auto const knows_more = [&](auto const& other) {
            return other->known_statements() > session->known_statements();
        };
        free_.insert(std::ranges::find_if(free_, knows_more), std::move(session));
    }
    comes_free_.notify_one();
}

Lease::Lease(Pool& pool) : pool_{pool}, session_{pool.take()}
{
    try {
        session_->make_ready();
    } catch (...) {
        pool_.give_back(std::move(session_));
        throw;
    }
}

Lease::~Lease()
{
    session_->tidy();
    pool_.give_back(std::move(session_));
}

std::unique_ptr<Lease> Database::to_write_at_once()
{
    auto session = writing_.take_warm();
    return session ? std::make_unique<Lease>(writing_, std::move(session)) : nullptr;
}

Database::Database(Address const& address, StoreOptions const& options)
    : reading_{address, options, std::max<std::size_t>(options.sessions, 1)},
      writing_{address, options, address.dialect == Dialect::sqlite ? 1 : std::max<std::size_t>(options.sessions, 1),
               Declares::engine_writing},
      listing_{address, options, std::max<std::size_t>(options.sessions, 1), Declares::nothing}
{
}

} // namespace engine::store
