#include "api/log.hpp"

#include "api/routes.hpp"

#include <boost/json/serialize.hpp>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace api {

namespace json = boost::json;

class Log::Inside {
public:
    explicit Inside(engine::Clock const& clock)
        : clock_{clock}, logger_{"titularis", std::make_shared<spdlog::sinks::stderr_sink_mt>()}
    {
        logger_.set_pattern("%v"); // the line is ours: spdlog does not escape JSON
    }

    void write(std::string_view level, std::string_view event, json::object const& details)
    {
        json::object line{{"at", engine::to_text(clock_.now())}, {"level", level}, {"event", event}};
        for (auto const& member : details)
            line[member.key()] = member.value();
        logger_.info(json::serialize(line));
    }

private:
    engine::Clock const& clock_;
    spdlog::logger logger_;
};

Log::Log(engine::Clock const& clock) : inside_{std::make_unique<Inside>(clock)} {}
Log::~Log() = default;

void Log::answered(Answered const& request) const
{
    inside_->write(request.status >= 500 ? "error" : "info", "answered",
                   {{"request_id", request.request_id},
                    {"method", request.method},
                    {"route", request.route},
                    {"status", request.status},
                    {"us", request.took.count()}});
}

void Log::info(std::string_view event, json::object details) const
{
    inside_->write("info", event, details);
}

void Log::error(std::string_view event, json::object details) const
{
    inside_->write("error", event, details);
}

} // namespace api
