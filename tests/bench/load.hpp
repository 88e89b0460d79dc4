#pragma once
// Clients on loopback that ask one thing after the other, and what it took. One thread; bounded in time and number.
//
// Closed loop: each client asks again once it was answered. Open loop: requests fall due at a fixed rate, whether or not
// earlier ones were answered, and are timed from when they were due: a server that stalls for a second is seen stalling
// by everything that fell due in that second, not by one request a client (coordinated omission).

#include <boost/json/object.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Reply {
    unsigned status = 0;
    std::string_view etag;
    std::string_view body;
};

// What clients ask for. `client` is from 0 to one less than their number.
class Work {
public:
    virtual ~Work() = default;

    // The whole request. False: there is nothing left for this client.
    virtual bool next(std::size_t client, std::string& request) = 0;
    // Whether it was done as it should be.
    virtual bool accept(std::size_t client, Reply const& reply) = 0;
};

enum class TimedFrom { due, sending };

struct Load {
    std::uint16_t port = 0;
    std::size_t clients = 1;
    double seconds = 1;
    double per_second = 0; // 0: closed loop
    TimedFrom timed_from = TimedFrom::due;
};

struct Figures {
    double seconds = 0; // until the last answer
    std::size_t done = 0;
    std::map<unsigned, std::size_t> refused{}; // by status
    std::size_t broken = 0;                    // connections lost or given up
    std::size_t ran_out = 0;                   // clients without work before the end
    std::uint64_t bytes = 0;                   // of the bodies of what was done
    std::vector<std::uint32_t> microseconds{}; // of what was done, each; sorted

    double per_second() const { return seconds > 0 ? static_cast<double>(done) / seconds : 0; }
    double milliseconds_at(double share) const; // a quantile, exact
    boost::json::object as_json() const;
};

// Throws std::invalid_argument beyond what is reasonable on one machine.
Figures run(Load const& load, Work& work);

} // namespace bench
