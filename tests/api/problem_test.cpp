#include "api/problem.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <catch2/catch.hpp>

using engine::Condition;
using engine::Error;
using engine::ErrorCode;
using namespace std::chrono_literals;

namespace {

constexpr engine::Source source{
    .id = "l1-5",
    .text = "Arrêté du 22 août 2014",
    .article = "art. 5",
    .version = "rédaction d'origine",
    .valid_from = "2014-09-01",
    .valid_to = "",
    .confidence = engine::Confidence::law,
    .says = "Le jury se prononce après avis.",
};

api::Request a_request()
{
    api::Request request;
    request.path = "/api/v1/trainee-years/42";
    request.request_id = "0123";
    return request;
}

boost::json::object document_of(api::Response const& response)
{
    CHECK(response.content_type == "application/problem+json");
    CHECK(response.header("Content-Language") == "fr");
    auto document = boost::json::parse(response.body).as_object();
    CHECK(document["status"] == response.status);
    CHECK_FALSE(document["title"].as_string().empty());
    CHECK(document["type"].as_string().starts_with("/problems/"));
    return document;
}

Condition unmet(std::string rule)
{
    return {.rule = std::move(rule),
            .title = "Chaque item est renseigné",
            .source = &source,
            .fact = "3 items ne le sont pas.",
            .who_can_cure = {"head_of_school"},
            .until = engine::Day{std::chrono::year{2023} / 5 / 31},
            .opens_on = {}};
}

} // namespace

TEST_CASE("each code has its status and its type", "[problem]")
{
    struct Row {
        ErrorCode code;
        unsigned status;
        std::string_view type;
    };
    auto const row = GENERATE(values<Row>({
        {ErrorCode::malformed, 400, "/problems/malformed-request"},
        {ErrorCode::invalid, 422, "/problems/invalid-values"},
        {ErrorCode::not_permitted, 403, "/problems/not-permitted"},
        {ErrorCode::unknown_case, 404, "/problems/unknown"},
        {ErrorCode::wrong_state, 409, "/problems/wrong-state"},
        {ErrorCode::stale_version, 412, "/problems/stale-version"},
        {ErrorCode::missing_version, 428, "/problems/missing-version"},
        {ErrorCode::guard_unmet, 422, "/problems/conditions-unmet"},
        {ErrorCode::key_reused, 422, "/problems/key-reused"},
        {ErrorCode::still_running, 409, "/problems/still-running"},
        {ErrorCode::unavailable, 503, "/problems/unavailable"},
    }));
    auto const response = api::problem({.code = row.code, .detail = "Dit ainsi."}, a_request());
    auto document = document_of(response);
    CHECK(response.status == row.status);
    CHECK(document["type"].as_string() == row.type);
    CHECK(document["instance"] == "/api/v1/trainee-years/42");
    CHECK(document["request_id"] == "0123");
    CHECK((document["detail"] == "Dit ainsi.") == (row.code != ErrorCode::unknown_case));
    CHECK_FALSE(document.contains("conditions"));
    CHECK_FALSE(document.contains("errors"));
}

TEST_CASE("one unmet condition gives the problem its type and title", "[problem]")
{
    auto document = document_of(api::problem(
        {.code = ErrorCode::guard_unmet, .detail = {}, .conditions = {unmet("every-item-answered")}}, a_request()));
    CHECK(document["type"] == "/problems/guards/every-item-answered");
    CHECK(document["title"] == "Chaque item est renseigné");
    CHECK(document["detail"] == "3 items ne le sont pas.");
    CHECK(document["conditions"] == boost::json::parse(R"([{
        "rule": "every-item-answered", "title": "Chaque item est renseigné",
        "source": {"id": "l1-5", "text": "Arrêté du 22 août 2014", "article": "art. 5",
                   "version": "rédaction d'origine", "confidence": "law", "says": "Le jury se prononce après avis.",
                   "valid_from": "2014-09-01", "valid_to": null},
        "fact": "3 items ne le sont pas.", "who_can_cure": ["head_of_school"],
        "until": "2023-05-31", "opens_on": null}])"));
}

TEST_CASE("several unmet conditions are all told", "[problem]")
{
    auto document = document_of(api::problem({.code = ErrorCode::guard_unmet,
                                              .detail = "Il manque deux choses.",
                                              .conditions = {unmet("one"), unmet("two")}},
                                             a_request()));
    CHECK(document["type"] == "/problems/conditions-unmet");
    REQUIRE(document["conditions"].as_array().size() == 2);
    CHECK(document["conditions"].as_array()[1].as_object()["rule"] == "two");
}

TEST_CASE("faults of fields come with their pointers", "[problem]")
{
    auto document = document_of(api::problem(
        {.code = ErrorCode::invalid, .detail = {}, .conditions = {}, .faults = {{"/held_on", "Pas un jour."}}},
        a_request()));
    CHECK(document["errors"] == boost::json::parse(R"([{"pointer": "/held_on", "message": "Pas un jour."}])"));
}

TEST_CASE("a stale version comes with the present one", "[problem]")
{
    Error error{.code = ErrorCode::stale_version, .detail = {}};
    error.current = 4;
    CHECK(api::problem(error, a_request()).header("ETag") == "\"4\"");
}

TEST_CASE("what may be tried again says when", "[problem]")
{
    CHECK(api::problem({.code = ErrorCode::still_running, .detail = {}}, a_request()).header("Retry-After") == "1");
    CHECK(api::problem({.code = ErrorCode::unavailable, .detail = {}}, a_request()).header("Retry-After") == "2");
    CHECK(api::overloaded(a_request()).header("Retry-After") == "1");
    CHECK(api::too_many_requests(a_request(), 60s).header("Retry-After") == "60");
}

TEST_CASE("a hidden case and an unknown one read the same", "[problem]")
{
    Error hidden{.code = ErrorCode::unknown_case, .detail = "vous n'êtes pas le tuteur"};
    hidden.conditions.push_back(unmet("is-the-tutor"));
    hidden.faults.push_back({"/id", "masqué"});
    auto const one = api::problem(hidden, a_request());
    auto const other = api::not_found(a_request());
    CHECK(one.body == other.body);
    CHECK(one.headers == other.headers);
    CHECK(one.status == other.status);
}

TEST_CASE("a request that could not be read has no instance", "[problem]")
{
    api::Request unread;
    unread.request_id = "0123";
    CHECK_FALSE(document_of(api::request_timeout(unread)).contains("instance"));
}

TEST_CASE("the faults of HTTP have their statuses and headers", "[problem]")
{
    auto const request = a_request();
    CHECK(document_of(api::unauthenticated(request))["status"] == 401);
    CHECK(api::unauthenticated(request).header("WWW-Authenticate") == "Bearer");
    CHECK(document_of(api::method_not_allowed(request, "GET, HEAD"))["status"] == 405);
    CHECK(api::method_not_allowed(request, "GET, HEAD").header("Allow") == "GET, HEAD");
    CHECK(document_of(api::not_acceptable(request, "application/json"))["status"] == 406);
    CHECK(document_of(api::request_timeout(request))["status"] == 408);
    CHECK(document_of(api::body_too_large(request, 1 << 20))["detail"] == "La limite est de 1 Mio.");
    CHECK(document_of(api::unsupported_media_type(request, "application/json"))["status"] == 415);
    CHECK(api::unsupported_media_type(request, "application/json").header("Accept") == "application/json");
    CHECK(document_of(api::too_many_requests(request, 60s))["status"] == 429);
    CHECK(document_of(api::headers_too_large(request, 16384))["detail"] == "La limite est de 16 Kio.");
    CHECK(document_of(api::internal_error(request))["status"] == 500);
    CHECK(document_of(api::overloaded(request))["status"] == 503);
}
