#pragma once
// Time is given, never read: only main.cpp owns a clock that ticks.

#include "engine/day.hpp"

#include <atomic>

namespace engine {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

// Stands still until told otherwise: tests and the demonstration.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant now) : now_{now} {}
    Instant now() const override { return now_.load(); }
    void set(Instant now) { now_.store(now); }

private:
    std::atomic<Instant> now_;
};

} // namespace engine
