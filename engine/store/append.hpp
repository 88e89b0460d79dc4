#pragma once
// Appending, on a session that may write: what is tried, and what is done when it does not go through.

#include "engine/journal.hpp"
#include "engine/store/database.hpp"

#include <atomic>
#include <memory>

namespace engine::store {

// Whether a batch is first written as if nothing stood in its way, which costs PostgreSQL a quarter less. When something did,
// it is done for nothing, so the next batches are sifted at once: who repeats his requests, or another node on the same cases,
// costs the others little. For any number of threads.
class Trust {
public:
    bool is_given()
    {
        int left = withheld_.load();
        while (left > 0 && !withheld_.compare_exchange_weak(left, left - 1))
            ;
        return left == 0;
    }
    void lose() { withheld_ = batches_sifted; }

private:
    static constexpr int batches_sifted = 32;
    std::atomic<int> withheld_{0}; // for so many batches
};

// As Journal::append, Journal::append_together and Journal::append_portions.
std::vector<Appended> append_each(Session& session, std::span<Append const> batch, Trust& trust);
Journal::Together append_all(Session& session, std::span<Append const> batch);
Journal::Together append_all(Session& session, Journal::Portions const& portions);
// As Journal::send; PostgreSQL only.
std::unique_ptr<Journal::Sent> send_all(std::unique_ptr<Lease> lease, std::span<Append const> batch, Trust& trust);

} // namespace engine::store
