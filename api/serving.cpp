#include "api/serving.hpp"

#include "api/routes.hpp"
#include "api/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <typeinfo>

namespace api {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t body_bytes_max = 1024 * 1024;
constexpr std::uint64_t roster_bytes_max = 8 * body_bytes_max;
constexpr auto answers_kept_for = 24h; // promised to whoever repeats a request
constexpr auto pause_after_failure = 2s;

// Lets a thread sleep, and wakes it for good.
class Bell {
public:
    bool rings_within(std::chrono::milliseconds patience)
    {
        std::unique_lock lock{mutex_};
        return bell_.wait_for(lock, patience, [this] { return rung_; });
    }
    void ring()
    {
        {
            std::lock_guard const lock{mutex_};
            rung_ = true;
        }
        bell_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable bell_;
    bool rung_ = false;
};

// False when it failed; a store that is away comes back, and a bug must not end the service.
bool attempt(std::string_view what, Log const& log, std::function<void()> const& work)
{
    try {
        work();
        return true;
    } catch (std::exception const& failure) {
        log.error("background work failed", {{"work", what}, {"failure", typeid(failure).name()}});
        return false;
    }
}

void work_off(engine::CaseService& service, Log const& log, Bell& end)
{
    for (;;) {
        bool const done = attempt("pending", log, [&] { service.work_off_pending(); });
        if (!done) {
            if (end.rings_within(pause_after_failure))
                return;
        } else if (!service.wait_for_work()) {
            return;
        }
    }
}

void keep_house(engine::CaseService& service, Callers& callers, DemonstrationClock* demonstration, Log const& log,
                Bell& end)
{
    for (int minute = 0; !end.rings_within(1min); ++minute) {
        if (demonstration)
            attempt("clock", log, [&] { demonstration->keep(); });
        if (minute % 60 == 0)
            attempt("identity", log, [&] { callers.forget_ended(); });
        if (minute % 60 == 0)
            attempt("answers", log,
                    [&] { service.store().journal().forget_answers(service.clock().now() - answers_kept_for); });
    }
    if (demonstration)
        attempt("clock", log, [&] { demonstration->keep(); });
}

std::uint64_t limit_of(Method method, std::string_view path)
{
    return method == Method::post && path.ends_with("/roster-imports") ? roster_bytes_max : body_bytes_max;
}

ServerOptions outer_options(ServingOptions const& options, Log const& log)
{
    ServerOptions outer;
    outer.address = options.address;
    outer.port = options.port;
    outer.handler_threads = options.threads;
    outer.body_bytes_max = body_bytes_max;
    outer.body_bytes_max_of = limit_of;
    outer.log = [&log](std::string_view line) { log.error("server", {{"what", line}}); };
    return outer;
}

ServerOptions inner_options(ServingOptions const& options, Log const& log)
{
    ServerOptions inner = outer_options(options, log);
    inner.port = options.inner_port;
    inner.io_threads = 1;
    inner.handler_threads = 1;
    inner.queue_max = 16;
    inner.connections_max = 16;
    return inner;
}

ApiOptions api_options(DemonstrationClock* demonstration, Log const& log, ServingOptions const& serving)
{
    ApiOptions options;
    options.demonstration = demonstration;
    options.identity = serving.identity;
    if (options.identity.origin.empty())
        options.identity.origin = "http://" + serving.address + ":" + std::to_string(serving.port);
    options.identity.sessions = {std::chrono::minutes{serving.session_idle_minutes},
                                 std::chrono::hours{serving.session_hours}};
    if (!serving.provider.issuer.empty() && demonstration)
        throw std::runtime_error{"a demonstration's clock is not the provider's: no --oidc-issuer there"};
    if (!serving.provider.issuer.empty())
        options.identity.provider = std::make_shared<OidcProvider>(serving.provider);
    options.identity.noted = [&log](std::string_view request_id, std::string_view what) {
        log.info("identity", {{"request_id", request_id}, {"what", what}});
    };
    if (serving.log_requests)
        options.answered = [&log](Answered const& request) { log.answered(request); };
    options.store_failed = [&log](std::string_view request_id, bool outcome_unknown) {
        log.error("store away", {{"request_id", request_id}, {"outcome_unknown", outcome_unknown}});
    };
    return options;
}

} // namespace

bool serve(engine::CaseService& service, TokenKey const& key, DemonstrationClock* demonstration, Log const& log,
           ServingOptions const& options)
{
    std::signal(SIGPIPE, SIG_IGN); // a client that leaves is no reason to end
    Api api{service, key, api_options(demonstration, log, options)};
    Server outer{outer_options(options, log), [&api](Request const& request) { return api(request); }};
    std::optional<Server> inner;
    if (options.inner_port != 0)
        inner.emplace(inner_options(options, log),
                      [&service](Request const& request) { return health(request, service.store()); });

    boost::asio::io_context waiting;
    boost::asio::signal_set signals{waiting, SIGTERM, SIGINT};
    signals.async_wait([&](boost::system::error_code fault, int number) {
        if (fault)
            return;
        log.info("ending", {{"signal", number}});
        outer.stop();
    });
    Bell end;
    std::thread on_signal{[&] { waiting.run(); }};
    std::thread worker{[&] { work_off(service, log, end); }};
    std::thread housekeeper{[&] { keep_house(service, api.callers(), demonstration, log, end); }};
    std::thread health_watch{[&] {
        if (inner)
            inner->run();
    }};
    log.info("serving", {{"address", options.address}, {"port", outer.port()}});
    bool const finished = outer.run();
    waiting.stop();
    end.ring();
    service.stop_waiting();
    if (inner)
        inner->stop();
    for (std::thread* const thread : {&on_signal, &worker, &housekeeper, &health_watch})
        thread->join();
    log.info("ended", {{"finished", finished}});
    return finished;
}

} // namespace api
