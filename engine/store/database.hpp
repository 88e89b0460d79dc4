#pragma once
// The sessions of one database, lent out one at a time: some to read, some to write. SQLite has one that writes.

#include "engine/store/session.hpp"
#include "engine/store/soci_store.hpp"

#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace engine::store {

// Sessions that are free. On top, to be taken next, is the one that has most statements prepared, of several the last one used:
// otherwise whoever writes all the time would be handed the session of somebody who writes now and then.
class Pool {
public:
    Pool(Address const& address, StoreOptions const& options, std::size_t size,
         Declares declares = Declares::engine_work);

    std::unique_ptr<Session> take();      // throws StoreUnavailable when none comes free in time
    std::unique_ptr<Session> take_warm(); // null when the one that would be taken is not, or none is free
    void give_back(std::unique_ptr<Session> session);

private:
    std::chrono::milliseconds timeout_;
    std::mutex mutex_;
    std::condition_variable comes_free_;
    std::vector<std::unique_ptr<Session>> free_;
};

// A session for as long as this lives. It comes connected, and goes back without an open transaction.
class Lease {
public:
    explicit Lease(Pool& pool);
    Lease(Pool& pool, std::unique_ptr<Session> taken) : pool_{pool}, session_{std::move(taken)} {}
    ~Lease();
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;

    Session& operator*() { return *session_; }
    Session* operator->() { return session_.get(); }

private:
    Pool& pool_;
    std::unique_ptr<Session> session_;
};

class Database {
public:
    Database(Address const& address, StoreOptions const& options);

    Lease to_write() { return Lease{writing_}; }
    // The same without waiting for anything. Null when it cannot be.
    std::unique_ptr<Lease> to_write_at_once();

    // Reads with `work(session)`. When the connection turns out to be lost, does it once more on a new one: reading
    // twice harms nobody. Throws StoreUnavailable.
    template <class Work>
    auto read(Work const& work)
    {
        Lease lease{reading_};
        try {
            return work(*lease);
        } catch (DatabaseError const& error) {
            if (error.kind != DatabaseError::Kind::lost)
                throw;
        }
        lease->close();
        lease->make_ready();
        return work(*lease);
    }

    // The same for a person, in one transaction: on PostgreSQL the database itself leaves out what is not for him.
    template <class Work>
    auto read_as(PersonId const& reader, Day today, Work const& work)
    {
        auto const in_one = [&](Session& session) {
            Transaction transaction{session, reader, today};
            auto found = work(session);
            transaction.commit();
            return found;
        };
        Lease lease{listing_};
        try {
            return in_one(*lease);
        } catch (DatabaseError const& error) {
            if (error.kind != DatabaseError::Kind::lost)
                throw;
        }
        lease->close();
        lease->make_ready();
        return in_one(*lease);
    }

private:
    Pool reading_, writing_, listing_;
};

} // namespace engine::store
