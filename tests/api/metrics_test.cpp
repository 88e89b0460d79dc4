#include "api/metrics.hpp"
#include "api/routes.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using api::Metrics;

namespace {

api::Answered answered(std::string_view route, unsigned status, std::chrono::microseconds took = 3ms)
{
    return {"a-request", "GET", route, status, took};
}

bool says(Metrics const& metrics, std::string const& line)
{
    return metrics.text().find(line + "\n") != std::string::npos;
}

} // namespace

TEST_CASE("requests are counted by pattern, method and class of status", "[metrics]")
{
    Metrics metrics;
    metrics.answered(answered("/api/v1/{collection}/{id}", 200));
    metrics.answered(answered("/api/v1/{collection}/{id}", 304));
    metrics.answered(answered("/api/v1/{collection}/{id}", 200));
    metrics.answered(answered("", 404));
    std::string const of = "titularis_request_duration_seconds_count{method=\"GET\",route=";
    CHECK(says(metrics, of + "\"/api/v1/{collection}/{id}\",status=\"2xx\"} 2"));
    CHECK(says(metrics, of + "\"/api/v1/{collection}/{id}\",status=\"3xx\"} 1"));
    CHECK(says(metrics, of + "\"none\",status=\"4xx\"} 1"));
    CHECK(says(
        metrics,
        "titularis_request_duration_seconds_bucket{method=\"GET\",route=\"none\",status=\"4xx\",le=\"0.0025\"} 0"));
    CHECK(
        says(metrics,
             "titularis_request_duration_seconds_bucket{method=\"GET\",route=\"none\",status=\"4xx\",le=\"0.005\"} 1"));
}

TEST_CASE("the journal's commits are told with what they held", "[metrics]")
{
    Metrics metrics;
    metrics.committed(1, 2ms);
    metrics.committed(60, 20ms);
    metrics.failed(3);
    metrics.turned_away();
    metrics.store_failed();
    CHECK(says(metrics, "titularis_journal_commit_appends_sum 61"));
    CHECK(says(metrics, "titularis_journal_commit_appends_bucket{le=\"32\"} 1"));
    CHECK(says(metrics, "titularis_journal_commit_duration_seconds_count 2"));
    CHECK(says(metrics, "titularis_journal_commit_failures_total 1"));
    CHECK(says(metrics, "titularis_journal_turned_away_total 1"));
    CHECK(says(metrics, "titularis_store_failures_total 1"));
}

TEST_CASE("what the server turned away is told by reason, and only grows", "[metrics]")
{
    Metrics metrics;
    api::ServerStanding standing{7, 2, 4096, {}};
    standing.refused[static_cast<std::size_t>(api::Refusal::no_place)] = 5;
    metrics.look_at([&] { return standing; }, [] { return std::size_t{9}; });
    CHECK(says(metrics, "titularis_refused_total{reason=\"no_place\"} 5"));
    CHECK(says(metrics, "titularis_refused_total{reason=\"shed\"} 0"));
    CHECK(says(metrics, "titularis_connections 7"));
    CHECK(says(metrics, "titularis_requests_in_flight 2"));
    CHECK(says(metrics, "titularis_held_bytes 4096"));
    CHECK(says(metrics, "titularis_journal_queue_length 9"));
    standing.refused[static_cast<std::size_t>(api::Refusal::no_place)] = 6;
    CHECK(says(metrics, "titularis_refused_total{reason=\"no_place\"} 6"));
    CHECK(metrics.text().find("process_resident_memory_bytes ") != std::string::npos);
}

TEST_CASE("metrics are read and nothing else", "[metrics]")
{
    Metrics const metrics;
    api::Request request;
    CHECK(api::show_metrics(request, metrics).content_type == "text/plain; version=0.0.4; charset=utf-8");
    request.method = api::Method::post;
    CHECK(api::show_metrics(request, metrics).status == 405);
}
