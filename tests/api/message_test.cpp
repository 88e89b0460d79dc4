#include "api/message.hpp"

#include <boost/json/object.hpp>
#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <thread>
#include <vector>

using api::parse_target;

namespace {

std::vector<std::string> segments_of(std::string_view target)
{
    auto const parsed = parse_target(target);
    REQUIRE(parsed);
    return parsed->segments;
}

bool is_refused(std::string_view target)
{
    auto const parsed = parse_target(target);
    return !parsed && parsed.error().code == engine::ErrorCode::malformed;
}

} // namespace

TEST_CASE("a path is cut into its decoded segments", "[message]")
{
    CHECK(segments_of("/").empty());
    CHECK(segments_of("/api/v1") == std::vector<std::string>{"api", "v1"});
    CHECK(segments_of("/a/") == std::vector<std::string>{"a", ""});
    CHECK(segments_of("//a") == std::vector<std::string>{"", "a"});
    CHECK(segments_of("/%C3%A9t%C3%A9/a%20b+c") == std::vector<std::string>{"été", "a b+c"});
    CHECK(segments_of("/a:b") == std::vector<std::string>{"a:b"});
    CHECK(segments_of("http://example.test/a?b=c") == std::vector<std::string>{"a"});
}

TEST_CASE("a plain path is read like any other", "[message]")
{
    for (std::string const path : {"/a", "/api/v1/trainee-years/0531cd6d-cfe9-59b2-a3de-dcb401c590a1/attendance/0/file",
                                   "/A_z-9/Z", "/-", "/a/", "/a//b", "//a", "//", "///"}) {
        INFO(path);
        auto const plain = parse_target(path);
        auto const absolute = parse_target("http://example.test" + path); // which is never plain
        REQUIRE(plain);
        REQUIRE(absolute);
        CHECK(plain->path == path);
        CHECK(absolute->path == path);
        CHECK(plain->segments == absolute->segments);
        CHECK(plain->query.empty());
    }
}

TEST_CASE("the raw path is kept without the query", "[message]")
{
    auto const target = parse_target("/a%20b?c=d");
    REQUIRE(target);
    CHECK(target->path == "/a%20b");
}

TEST_CASE("a query keeps its order, its repeats and its empty values", "[message]")
{
    auto const target = parse_target("/a?b=1&c=&b=%2F+%2B&d");
    REQUIRE(target);
    CHECK(target->query == api::NamedValues{{"b", "1"}, {"c", ""}, {"b", "/ +"}, {"d", ""}});
}

TEST_CASE("a target that could be read in two ways is malformed", "[message]")
{
    CHECK(is_refused(""));
    CHECK(is_refused("*"));
    CHECK(is_refused("a/b"));
    CHECK(is_refused("x:a/b"));
    CHECK(is_refused("ftp://h/a"));
    CHECK(is_refused("http:/a"));
    CHECK(is_refused("/a%2"));
    CHECK(is_refused("/a%zz"));
    CHECK(is_refused("/a%2Fb"));
    CHECK(is_refused("/a%2fb"));
    CHECK(is_refused("/a%00"));
    CHECK(is_refused("/a%0Ab"));
    CHECK(is_refused("/a/../b"));
    CHECK(is_refused("/a/%2e%2E/b"));
    CHECK(is_refused("/a/./b"));
    CHECK(is_refused("/a#b"));
    CHECK(is_refused("/a b"));
    CHECK(is_refused("/\xC3\xA9"));
    CHECK(is_refused("/a?b=%00"));
    CHECK(is_refused("/a?b=%FF"));
    CHECK(is_refused("/a?b=%"));
}

TEST_CASE("segments must be UTF-8", "[message]")
{
    CHECK(is_refused("/%FF"));
    CHECK(is_refused("/%C3"));
    CHECK(is_refused("/%C0%AF"));       // overlong slash
    CHECK(is_refused("/%E0%80%AF"));    // the same in three bytes
    CHECK(is_refused("/%ED%A0%80"));    // surrogate
    CHECK(is_refused("/%F4%90%80%80")); // beyond U+10FFFF
    CHECK(segments_of("/%F0%9F%8E%93") == std::vector<std::string>{"🎓"});
}

TEST_CASE("what cannot be stored is found wherever it stands in a text", "[message]")
{
    std::string const text(27, 'a');
    CHECK(api::is_storable_text(text));
    for (std::size_t place = 0; place < text.size(); ++place) {
        auto const with = [&](std::string_view what) { return std::string{text}.replace(place, 1, what); };
        INFO(place);
        for (std::string_view const good : {"\x01", "\x7F", "é", "🎓"})
            CHECK(api::is_storable_text(with(good)));
        for (std::string_view const bad :
             {std::string_view{"\0", 1}, std::string_view{"\x80"}, std::string_view{"\xFF"},
              std::string_view{"\x01\0", 2}, std::string_view{"\xC3"}})
            CHECK_FALSE(api::is_storable_text(with(bad)));
    }
}

TEST_CASE("a header is found whatever its case", "[message]")
{
    api::Request request;
    request.headers = {{"If-Match", "\"3\""}, {"if-match", "\"4\""}};
    CHECK(request.header("IF-MATCH") == "\"3\"");
    CHECK_FALSE(request.header("If-None-Match"));
}

TEST_CASE("a parameter is found by its exact name", "[message]")
{
    api::Request request;
    request.query = {{"limit", "50"}};
    CHECK(request.parameter("limit") == "50");
    CHECK_FALSE(request.parameter("Limit"));
}

TEST_CASE("a JSON response says that it is one", "[message]")
{
    boost::json::object document;
    document["items"] = 0;
    auto const response = api::json_response(201, document);
    CHECK(response.status == 201);
    CHECK(response.content_type == "application/json");
    CHECK(response.body == R"({"items":0})");
}

TEST_CASE("opaque ids differ and are hexadecimal", "[message]")
{
    std::string const one = api::opaque_id();
    CHECK(one.size() == 32);
    CHECK(one.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(one != api::opaque_id());
}

TEST_CASE("opaque ids are never given twice, however many are drawn and by whom", "[message]")
{
    constexpr std::size_t threads = 4;
    constexpr std::size_t each = 1'000; // many times what is drawn of random bytes at once
    std::vector<std::vector<std::string>> drawn(threads);
    {
        std::vector<std::jthread> drawing;
        for (auto& ids : drawn)
            drawing.emplace_back([&ids] {
                for (std::size_t i = 0; i < each; ++i)
                    ids.push_back(api::opaque_id());
            });
    }
    std::set<std::string> different;
    for (auto const& ids : drawn)
        different.insert(ids.begin(), ids.end());
    CHECK(different.size() == threads * each);
    CHECK_FALSE(different.contains(std::string(32, '0'))); // as where bytes were wiped
}
