#include "api/serving.hpp"

#include "api/metrics.hpp"
#include "api/readiness.hpp"
#include "api/routes.hpp"
#include "api/server.hpp"
#include "api/tls.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <sys/resource.h>

#include <algorithm>
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
constexpr auto between_looks_at_files = 5s;
constexpr rlim_t descriptors_beside_connections = 300; // the store's, the log, what libraries open

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
    for (int second = 1; !end.rings_within(1s); ++second) {
        attempt("tokens", log, [&] { callers.tokens.renew(); });
        attempt("tokens", log, [&] { callers.tokens.write_uses(); });
        if (second % 60 != 0)
            continue;
        int const minute = second / 60 - 1;
        if (demonstration)
            attempt("clock", log, [&] { demonstration->keep(); });
        if (minute % 60 == 0)
            attempt("identity", log, [&] { callers.forget_ended(); });
        if (minute % 60 == 0)
            attempt("answers", log,
                    [&] { service.store().journal().forget_answers(service.clock().now() - answers_kept_for); });
    }
    attempt("tokens", log, [&] { callers.tokens.write_uses(); });
    if (demonstration)
        attempt("clock", log, [&] { demonstration->keep(); });
}

std::uint64_t limit_of(Method method, std::string_view path)
{
    return method == Method::post && path.ends_with("/roster-imports") ? roster_bytes_max : body_bytes_max;
}

// A connection is a descriptor. The system's first limit is low, and may be raised to the hard one without asking.
std::size_t connections_that_fit(std::size_t wanted, Log const& log)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return std::min<std::size_t>(wanted, 700);
    limit.rlim_cur =
        std::min<rlim_t>(limit.rlim_max, std::max<rlim_t>(limit.rlim_cur, wanted + descriptors_beside_connections));
    ::setrlimit(RLIMIT_NOFILE, &limit);
    std::size_t const fit = limit.rlim_cur > 2 * descriptors_beside_connections
        ? limit.rlim_cur - descriptors_beside_connections
        : limit.rlim_cur / 2;
    if (fit >= wanted)
        return wanted;
    log.info("fewer connections", {{"wanted", wanted}, {"descriptors_allow", fit}});
    return fit;
}

// Says why not, and keeps what was there.
void renew_certificate(Tls& tls, Log const& log)
{
    try {
        tls.reload();
        log.info("certificate renewed");
    } catch (std::runtime_error const& refused) {
        log.error("certificate refused, the old one stays", {{"why", refused.what()}});
    }
}

void watch_certificate(Tls& tls, Log const& log, Bell& end)
{
    while (!end.rings_within(between_looks_at_files))
        if (tls.has_changed())
            renew_certificate(tls, log);
}

ServerOptions common_options(ServingOptions const& options, Log const& log)
{
    ServerOptions common;
    common.address = options.address;
    common.body_bytes_max = body_bytes_max;
    common.log = [&log](std::string_view line) { log.error("server", {{"what", line}}); };
    return common;
}

ServerOptions outer_options(ServingOptions const& options, std::shared_ptr<Tls> const& tls, Log const& log)
{
    ServerOptions outer = common_options(options, log);
    outer.port = options.port;
    outer.handler_threads = options.threads;
    outer.body_bytes_max_of = limit_of;
    outer.connections_max = connections_that_fit(options.connections, log);
    outer.connections_per_address_max = options.connections_per_address;
    outer.requests_per_address = options.per_address;
    outer.trusted_proxies = options.trusted_proxies;
    outer.tls = tls;
    return outer;
}

ServerOptions inner_options(ServingOptions const& options, Log const& log)
{
    ServerOptions inner = common_options(options, log); // in clear, and no limits: nobody from outside gets there
    inner.port = options.inner_port;
    inner.io_threads = 1;
    inner.handler_threads = 1;
    inner.queue_max = 16;
    inner.connections_max = 16;
    return inner;
}

ApiOptions api_options(DemonstrationClock* demonstration, Quotas& persons, Metrics& metrics, Log const& log,
                       ServingOptions const& serving)
{
    ApiOptions options;
    options.demonstration = demonstration;
    options.persons = &persons;
    options.identity = serving.identity;
    if (options.identity.origin.empty())
        options.identity.origin = (serving.certificate.empty() ? "http://" : "https://") + serving.address + ":"
            + std::to_string(serving.port);
    options.identity.sessions = {std::chrono::minutes{serving.session_idle_minutes},
                                 std::chrono::hours{serving.session_hours}};
    if (!serving.provider.issuer.empty() && demonstration)
        throw std::runtime_error{"a demonstration's clock is not the provider's: no --oidc-issuer there"};
    if (!serving.provider.issuer.empty())
        options.identity.provider = std::make_shared<OidcProvider>(serving.provider);
    options.identity.noted = [&log](std::string_view request_id, std::string_view what) {
        log.info("identity", {{"request_id", request_id}, {"what", what}});
    };
    options.answered = [&log, &metrics, log_requests = serving.log_requests](Answered const& request) {
        metrics.answered(request);
        if (request.status == 429)
            metrics.person_refused();
        if (log_requests)
            log.answered(request);
    };
    options.store_failed = [&log, &metrics](std::string_view request_id, bool outcome_unknown) {
        metrics.store_failed();
        log.error("store away", {{"request_id", request_id}, {"outcome_unknown", outcome_unknown}});
    };
    return options;
}

Response answer_inside(Request const& request, Readiness& readiness, Metrics const& metrics)
{
    if (request.segments == std::vector<std::string>{"metrics"})
        return show_metrics(request, metrics);
    return health(request, readiness);
}

// The journal's writer outlives us: what we watched with does not.
class Watching {
public:
    Watching(engine::JournalWriter& writer, engine::JournalWatch& watch) : writer_{writer} { writer_.watch(&watch); }
    ~Watching() { writer_.watch(nullptr); }
    Watching(Watching const&) = delete;
    Watching& operator=(Watching const&) = delete;

private:
    engine::JournalWriter& writer_;
};

// What is sent from a loop is waited for when the loops have ended, and before they go.
class Sending {
public:
    Sending(engine::JournalWriter& writer, engine::EventLoop& loop) : writer_{writer} { writer_.use(&loop); }
    ~Sending() { writer_.use(nullptr); }
    Sending(Sending const&) = delete;
    Sending& operator=(Sending const&) = delete;

private:
    engine::JournalWriter& writer_;
};

// Until told to end, SIGHUP means: read the certificate again.
void heed_signals(boost::asio::signal_set& signals, Server& server, Tls* tls, Log const& log)
{
    signals.async_wait([&signals, &server, tls, &log](boost::system::error_code fault, int number) {
        if (fault)
            return;
        if (number != SIGHUP) {
            log.info("ending", {{"signal", number}});
            server.stop();
            return;
        }
        if (tls)
            renew_certificate(*tls, log);
        else
            log.info("nothing to read again", {{"signal", number}});
        heed_signals(signals, server, tls, log);
    });
}

} // namespace

bool serve(engine::CaseService& service, TokenKey const& key, DemonstrationClock* demonstration, Log const& log,
           ServingOptions const& options)
{
    std::signal(SIGPIPE, SIG_IGN); // a client that leaves is no reason to end
    std::signal(SIGXFSZ, SIG_IGN); // nor is a file that may not grow: the store says so
    auto const tls =
        options.certificate.empty() ? nullptr : std::make_shared<Tls>(TlsFiles{options.certificate, options.key});
    Metrics metrics;
    Watching const watching{service.writer(), metrics};
    Quotas persons{options.per_person};
    Readiness readiness{service.store()};
    Api api{service, key, api_options(demonstration, persons, metrics, log, options)};
    Server outer{outer_options(options, tls, log), [&api](Turn const& turn) { api.take(turn); }};
    metrics.look_at([&outer] { return outer.standing(); }, [&service] { return service.writer().waiting(); });
    std::optional<Server> inner;
    if (options.inner_port != 0)
        inner.emplace(inner_options(options, log),
                      [&](Request const& request) { return answer_inside(request, readiness, metrics); });

    boost::asio::io_context waiting;
    boost::asio::signal_set signals{waiting, SIGTERM, SIGINT, SIGHUP};
    heed_signals(signals, outer, tls.get(), log);
    Bell end;
    std::thread on_signal{[&] { waiting.run(); }};
    std::thread worker{[&] { work_off(service, log, end); }};
    std::thread housekeeper{[&] { keep_house(service, api.callers(), demonstration, log, end); }};
    std::thread health_watch{[&] {
        if (inner)
            inner->run();
    }};
    std::thread file_watch{[&] {
        if (tls)
            watch_certificate(*tls, log, end);
    }};
    log.info("serving", {{"address", options.address}, {"port", outer.port()}, {"tls", tls != nullptr}});
    bool const finished = [&] { // whoever still works when the loops have ended is told without them
        Sending const sending{service.writer(), outer.event_loops()};
        return outer.run();
    }();
    waiting.stop();
    end.ring();
    service.stop_waiting();
    if (inner)
        inner->stop();
    for (std::thread* const thread : {&on_signal, &worker, &housekeeper, &health_watch, &file_watch})
        thread->join();
    log.info("ended", {{"finished", finished}});
    return finished;
}

} // namespace api
