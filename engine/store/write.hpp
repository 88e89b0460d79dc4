#pragma once
// A commit as the rows it is made of.

#include "engine/store/batch.hpp"
#include "engine/store/sender.hpp"

#include <memory>

namespace engine::store {

// On SQLite: within a transaction that the caller has begun, and in which he has read where the streams are.
// On PostgreSQL: all of it in one go, a transaction of its own unless the caller has begun one. Appends whose streams are
// not where they were expected, or whose key is taken, are left out by sifting gates, and are the answer, by their share.
// Throws a DatabaseError of kind `clash`, and writes nothing, when one of them is strict or the gates are not sifting, or
// when two writers met.
std::vector<Refused> write(Session& session, Commit const& commit, Gates gates);

// What an append that moves its stream on writes, all or nothing, packed for PostgreSQL before its commit is made up.
std::shared_ptr<Prepared const> prepared(Append const& append);

// The same, all or nothing, for commits of which one at a time is in memory, in a transaction that the caller has begun; and for
// one that nobody waits for, on PostgreSQL. There each is carried out while the next is made; until all are finished the
// session takes nothing else.
class Writing {
public:
    explicit Writing(Session& session);
    ~Writing();
    Writing(Writing const&) = delete;
    Writing& operator=(Writing const&) = delete;

    void add(Commit const& commit);      // which may go afterwards
    void add_last(Commit const& commit); // the same; without a transaction of the caller's it is committed
    // Likewise, of appends that are apart, on PostgreSQL. What is not prepared is prepared now.
    void add_last_apart(std::span<Append const> batch);
    void finish(); // throws as `write` does

private:
    friend std::vector<Refused> write(Session& session, Commit const& commit, Gates gates);
    friend std::shared_ptr<Prepared const> prepared(Append const& append);
    class Rows;
    std::unique_ptr<Rows> rows_;
};

} // namespace engine::store
