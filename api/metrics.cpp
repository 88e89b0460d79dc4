#include "api/metrics.hpp"

#include "api/problem.hpp"
#include "api/routes.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <unistd.h>

#include <array>
#include <fstream>
#include <map>
#include <mutex>
#include <tuple>

namespace api {
namespace {

// Seconds; a commit is durable, so nothing is faster than a disk.
prometheus::Histogram::BucketBoundaries const durations{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                        0.1,   0.25,   0.5,   1,    2.5,   5};
prometheus::Histogram::BucketBoundaries const batches{1, 2, 4, 8, 16, 32, 64, 128, 256};

// In the order of Refusal.
constexpr std::array<char const*, refusals> reasons{
    "no_place",  "no_memory", "too_many_requests", "too_many_connections", "shed", "bad_handshake",
    "timed_out", "malformed", "too_large"};

std::string status_class(unsigned status)
{
    return std::to_string(status / 100) + "xx";
}

double seconds(std::chrono::microseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

double resident_bytes()
{
    std::ifstream statm{"/proc/self/statm"};
    double size = 0;
    double resident = 0;
    statm >> size >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

} // namespace

class Metrics::Inside {
public:
    Inside() { version.Add({{"version", TITULARIS_VERSION}}).Set(1); }

    prometheus::Histogram& duration_of(Answered const& request)
    {
        std::lock_guard const lock{mutex_};
        auto& known = durations_[{std::string{request.route}, std::string{request.method}, request.status / 100}];
        if (known == nullptr)
            known = &requests.Add({{"route", request.route.empty() ? "none" : std::string{request.route}},
                                   {"method", std::string{request.method}},
                                   {"status", status_class(request.status)}},
                                  durations);
        return *known;
    }

    void look()
    {
        resident.Set(resident_bytes());
        if (journal_queue)
            queue.Set(static_cast<double>(journal_queue()));
        if (!server)
            return;
        auto const standing = server();
        connections.Set(static_cast<double>(standing.connections));
        in_flight.Set(static_cast<double>(standing.in_flight));
        held.Set(static_cast<double>(standing.held_bytes));
        for (std::size_t i = 0; i < refusals; ++i) {
            auto& counter = refused.Add({{"reason", reasons.at(i)}});
            counter.Increment(static_cast<double>(standing.refused.at(i)) - counter.Value());
        }
    }

    std::string text()
    {
        std::lock_guard const lock{looking_};
        look();
        return prometheus::TextSerializer{}.Serialize(registry.Collect());
    }

    prometheus::Gauge& gauge(char const* name, char const* help)
    {
        return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
    }
    prometheus::Counter& counter(char const* name, char const* help)
    {
        return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
    }
    prometheus::Histogram& histogram(char const* name, char const* help,
                                     prometheus::Histogram::BucketBoundaries const& boundaries)
    {
        return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add({}, boundaries);
    }

    prometheus::Registry registry;
    prometheus::Family<prometheus::Histogram>& requests =
        prometheus::BuildHistogram()
            .Name("titularis_request_duration_seconds")
            .Help("Requests answered by a handler, by pattern of path")
            .Register(registry);
    prometheus::Family<prometheus::Counter>& refused =
        prometheus::BuildCounter()
            .Name("titularis_refused_total")
            .Help("Requests and connections turned away before any handler saw them")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& version =
        prometheus::BuildGauge().Name("titularis_build_info").Help("The version that runs").Register(registry);
    // clang-format off
    prometheus::Gauge& connections = gauge("titularis_connections", "Clients connected");
    prometheus::Gauge& in_flight = gauge("titularis_requests_in_flight", "Requests read and not yet answered");
    prometheus::Gauge& held = gauge("titularis_held_bytes", "Bodies being read and answers being written");
    prometheus::Gauge& queue = gauge("titularis_journal_queue_length", "Appends that wait for a commit");
    prometheus::Gauge& resident = gauge("process_resident_memory_bytes", "Resident memory");
    prometheus::Counter& persons_refused = counter("titularis_person_refused_total", "Requests beyond what one person may ask");
    prometheus::Counter& store_failures = counter("titularis_store_failures_total", "Requests that found the store away");
    prometheus::Counter& commit_failures = counter("titularis_journal_commit_failures_total", "Commits that failed");
    prometheus::Counter& appends_turned_away = counter("titularis_journal_turned_away_total", "Appends refused because too many wait");
    prometheus::Histogram& commits = histogram("titularis_journal_commit_duration_seconds", "Commits of the journal", durations);
    prometheus::Histogram& batch_sizes = histogram("titularis_journal_commit_appends", "Appends committed together", batches);
    // clang-format on
    std::function<ServerStanding()> server;
    std::function<std::size_t()> journal_queue;

private:
    std::mutex mutex_;
    std::mutex looking_;
    std::map<std::tuple<std::string, std::string, unsigned>, prometheus::Histogram*> durations_;
};

Metrics::Metrics() : inside_{std::make_unique<Inside>()} {}
Metrics::~Metrics() = default;

void Metrics::answered(Answered const& request)
{
    inside_->duration_of(request).Observe(seconds(request.took));
}

void Metrics::store_failed()
{
    inside_->store_failures.Increment();
}

void Metrics::person_refused()
{
    inside_->persons_refused.Increment();
}

void Metrics::committed(std::size_t appends, std::chrono::microseconds took) noexcept
{
    inside_->commits.Observe(seconds(took));
    inside_->batch_sizes.Observe(static_cast<double>(appends));
}

void Metrics::failed(std::size_t) noexcept
{
    inside_->commit_failures.Increment();
}

void Metrics::turned_away() noexcept
{
    inside_->appends_turned_away.Increment();
}

void Metrics::look_at(std::function<ServerStanding()> server, std::function<std::size_t()> journal_queue)
{
    inside_->server = std::move(server);
    inside_->journal_queue = std::move(journal_queue);
}

std::string Metrics::text() const
{
    return inside_->text();
}

Response show_metrics(Request const& request, Metrics const& metrics)
{
    if (request.method != Method::get)
        return method_not_allowed(request, "GET, HEAD");
    return {.status = 200, .content_type = "text/plain; version=0.0.4; charset=utf-8", .body = metrics.text()};
}

} // namespace api
