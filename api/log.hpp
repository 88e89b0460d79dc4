#pragma once
// One JSON object a line, on standard error: what happened, when, how long it took. Never a person, a parameter, a body
// or the words of a database.

#include "engine/clock.hpp"

#include <boost/json/object.hpp>

#include <memory>
#include <string_view>

namespace api {

struct Answered;

class Log {
public:
    explicit Log(engine::Clock const& clock); // the real one, also in a demonstration
    ~Log();
    Log(Log const&) = delete;
    Log& operator=(Log const&) = delete;

    void answered(Answered const& request) const;
    void info(std::string_view event, boost::json::object details = {}) const;
    void error(std::string_view event, boost::json::object details = {}) const;

private:
    class Inside; // spdlog stays out of this header
    std::unique_ptr<Inside> inside_;
};

} // namespace api
