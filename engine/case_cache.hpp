#pragma once
// Folded cases kept in memory, within so many bytes; the one used longest ago goes first. Nothing depends on it for
// correctness: whoever writes has the journal confirm what he looked at, whoever refuses asks it again. Any thread.

#include "engine/case.hpp"
#include "engine/journal.hpp"

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace engine {

// The rows that were drawn from a case, beside which other cases.
struct Drawn {
    SharedRows rows;
    std::vector<RestsOn> beside;
};

// They stand beside some of these, or all: what an act names besides was not there when they were drawn.
bool are_beside(Drawn const& drawn, std::vector<RestsOn> const& others);

class CaseCache {
public:
    struct Kept {
        std::shared_ptr<Case const> subject;
        std::optional<Drawn> drawn{};
        std::size_t bytes = 0; // of both, about
    };

    explicit CaseCache(std::size_t bytes_max) : bytes_max_{bytes_max} {}

    std::shared_ptr<Case const> find(CaseId const& id);
    // A slow reader does not put an older state back over a newer one.
    void remember(std::shared_ptr<Case const> subject, std::optional<Drawn> drawn = std::nullopt);
    // The rows of a case at that version, if they are beside these.
    SharedRows rows_of(CaseId const& id, Version version, std::vector<RestsOn> const& beside);
    void forget(CaseId const& id);

    // The same for many, who would wait for each other at every case: what is kept of each, null when it is not here, and its
    // rows whatever they are beside.
    std::vector<Kept> find_all(std::span<CaseId const> ids);
    void remember_all(std::vector<Kept> all);

private:
    using Order = std::list<Kept>; // the last used comes first

    Kept put(Kept kept); // under the lock; what it replaces goes after
    void make_room();
    void drop(Order::iterator place);

    std::size_t bytes_max_;
    std::mutex mutex_;
    std::size_t bytes_ = 0;
    Order order_;
    std::unordered_map<CaseId, Order::iterator> places_;
};

// What it takes, about: a bound for the cache, not an account.
std::size_t bytes_of(Case const& subject);
std::size_t bytes_of(Projection const& rows);

} // namespace engine
