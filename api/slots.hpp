#pragma once
// A few places for work that costs much memory or waits for others, and a few to wait for one: beyond, it is refused at
// once, so that neither memory nor the threads of all other requests go to it.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace api {

class Slots {
public:
    explicit Slots(std::size_t places) : free_{places} {}

    // Holds a place, or holds none when there was none in time.
    class Place {
    public:
        explicit Place(Slots& slots) : slots_{slots}, held_{slots.take()} {}
        ~Place()
        {
            if (held_)
                slots_.give_back();
        }
        Place(Place const&) = delete;
        Place& operator=(Place const&) = delete;
        explicit operator bool() const { return held_; }

    private:
        Slots& slots_;
        bool held_;
    };

private:
    static constexpr std::size_t waiting_max = 8;
    static constexpr std::chrono::seconds patience{3};

    bool take()
    {
        std::unique_lock lock{mutex_};
        if (free_ == 0) {
            if (waiting_ >= waiting_max)
                return false;
            ++waiting_;
            bool const came = comes_free_.wait_for(lock, patience, [this] { return free_ > 0; });
            --waiting_;
            if (!came)
                return false;
        }
        --free_;
        return true;
    }
    void give_back()
    {
        {
            std::lock_guard const lock{mutex_};
            ++free_;
        }
        comes_free_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable comes_free_;
    std::size_t free_;
    std::size_t waiting_ = 0;
};

} // namespace api
