#pragma once
// A clock that its users may put forward, so that a year can be played in an hour. Ticks in between, and is kept in the
// store: a demonstration goes on where it stopped.

#include "engine/clock.hpp"
#include "engine/read_models.hpp"

#include <chrono>
#include <mutex>
#include <optional>

namespace api {

class DemonstrationClock final : public engine::Clock {
public:
    DemonstrationClock(engine::Settings& settings, engine::Instant start);

    engine::Instant now() const override;
    // False, and nothing changed, when that would go back in time: the journal never runs backwards.
    bool put_forward(engine::Instant to);
    // Writes down where it stands; called now and then, and at the end.
    void keep();

    // Where the demonstration of this store stands, as of its last move or start.
    static std::optional<engine::Instant> kept_in(engine::Settings& settings);

private:
    engine::Settings& settings_;
    std::mutex moving_; // one move at a time
    mutable std::mutex mutex_;
    engine::Instant base_;
    std::chrono::steady_clock::time_point base_ticks_;
};

// Whether a store is one of a demonstration, or may become one; the two kinds are never mixed.
enum class StoreKind { earnest, demonstration, empty };
StoreKind kind_of(engine::Store& store);
void mark_as_demonstration(engine::Settings& settings);

} // namespace api
