#pragma once
// How much one caller may ask for in a while: a bucket of tokens each, refilled at a steady rate. One set for addresses,
// in the server; one for persons, in the routes. Any thread.

#include "api/message.hpp"

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace api {

struct Rate {
    double per_second = 0; // 0: no limit
    double burst = 0;      // what may come at once after a rest
};

class Quotas {
public:
    using Clock = std::chrono::steady_clock;

    struct Standing {
        bool admitted = true;
        unsigned limit = 0; // the burst
        unsigned remaining = 0;
        std::chrono::seconds reset{};       // until the whole burst is there again
        std::chrono::seconds retry_after{}; // until one more is admitted; 0 when it was
    };

    // Beyond so many callers at once, the one who asked longest ago is forgotten: memory is bounded, and who floods us
    // from everywhere wins no more than a fresh bucket each.
    explicit Quotas(Rate rate, std::size_t callers_max = 20'000);

    // Nothing where there is no limit.
    std::optional<Standing> take(std::string_view caller, Clock::time_point now = Clock::now());
    std::size_t callers() const;

private:
    struct Bucket {
        std::string caller;
        double level;
        Clock::time_point at;
    };
    using Buckets = std::list<Bucket>; // who asked last comes first

    Bucket& bucket_of(std::string_view caller, Clock::time_point now);

    Rate rate_;
    std::size_t callers_max_;
    mutable std::mutex mutex_;
    Buckets buckets_;
    std::unordered_map<std::string_view, Buckets::iterator> places_; // the words are the buckets' own
};

// RateLimit-Limit, -Remaining and -Reset, unless the response has them from a closer limit.
void tell(Quotas::Standing const& standing, Response& response);

} // namespace api
