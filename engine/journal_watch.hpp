#pragma once
// What somebody who watches the journal's writer is told: how much is committed together, how long that takes, and what
// fails. The serving process makes metrics of it.

#include <chrono>
#include <cstddef>

namespace engine {

class JournalWatch {
public:
    virtual ~JournalWatch() = default;
    // On the thread that tells, before the callers are answered: it must not block.
    virtual void committed(std::size_t appends, std::chrono::microseconds took) noexcept = 0;
    virtual void failed(std::size_t appends) noexcept = 0;
    virtual void turned_away() noexcept = 0; // on the caller's thread
};

} // namespace engine
