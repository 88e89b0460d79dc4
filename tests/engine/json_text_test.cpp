#include "engine/json_text.hpp"

#include <catch2/catch.hpp>

#include <limits>

using engine::canonical_json;
using engine::ErrorCode;
using engine::parse_json;

namespace {

using Pointers = std::vector<std::string>;

Pointers refused(std::string_view text)
{
    auto const result = parse_json(text);
    INFO(text);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == ErrorCode::malformed);
    CHECK_FALSE(result.error().detail.empty());
    Pointers pointers;
    for (auto const& fault : result.error().faults) {
        CHECK_FALSE(fault.message.empty());
        pointers.push_back(fault.pointer);
    }
    return pointers;
}

std::string detail_of(std::string_view text)
{
    auto const result = parse_json(text);
    REQUIRE_FALSE(result.has_value());
    return result.error().detail;
}

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

std::string canonical(std::string_view text)
{
    auto const value = parse_json(text);
    REQUIRE(value.has_value());
    return canonical_json(*value);
}

} // namespace

TEST_CASE("well-formed JSON is read as it is", "[json]")
{
    auto const value =
        parse_json(" {\"comment\": \"Séance \\u00e9tayée \\ud83d\\ude00\", \"grades\": [1, null, true]} \n");
    REQUIRE(value.has_value());
    CHECK(value->at("comment").as_string() == "Séance étayée 😀");
    CHECK(value->at("grades").as_array().size() == 3);
}

TEST_CASE("what is not JSON is refused where it goes wrong", "[json]")
{
    CHECK(refused("") == Pointers{""});
    CHECK(refused("   ") == Pointers{""});
    CHECK(refused("hello") == Pointers{""});
    CHECK(refused("{'a': 1}") == Pointers{""});
    CHECK(refused("{\"a\": 1") == Pointers{""});
    CHECK(refused("{\"a\": 01}") == Pointers{""});
    CHECK(refused("{\"a\": {\"b\": [1, nul]}}") == Pointers{"/a/b/1"});
    CHECK(refused("{\"a\": 1,}") == Pointers{""});
    CHECK(refused("[1,]") == Pointers{"/1"});
    CHECK(refused("[[2], {}, nul]") == Pointers{"/2"});
    CHECK(refused("{\"a\": {}, nul}") == Pointers{""});
    CHECK(refused("{\"a\": NaN}") == Pointers{"/a"});
    CHECK(refused("/* a comment */ {}") == Pointers{""});
    CHECK(refused("\xEF\xBB\xBF{}") == Pointers{""}); // a byte order mark
}

TEST_CASE("bytes after the value are refused", "[json]")
{
    CHECK(refused("{} {}") == Pointers{""});
    CHECK(refused("{}x") == Pointers{""});
    CHECK(refused(std::string_view{"{}\0", 3}) == Pointers{""});
    CHECK(detail_of("{} {}") == "Le corps continue après la fin du JSON (octet 3).");
    CHECK(parse_json("{} \r\n\t").has_value());
}

TEST_CASE("a body may nest 32 levels and no more", "[json]")
{
    CHECK(parse_json(nested(32)).has_value());
    CHECK(refused(nested(33)).size() == 1);
    CHECK(detail_of(nested(33)) == "Le corps dépasse 32 niveaux d'imbrication.");

    std::string objects = "1";
    for (int i = 0; i < 32; ++i)
        objects = "{\"a\":" + objects + "}";
    CHECK(parse_json(objects).has_value());
    auto const pointers = refused("{\"a\":" + objects + "}");
    REQUIRE(pointers.size() == 1);
    CHECK(pointers[0].size() == 64); // "/a" 32 times

    CHECK(parse_json("[[]]", {.depth_max = 2}).has_value());
    CHECK_FALSE(parse_json("[[[]]]", {.depth_max = 2}).has_value());
    CHECK(parse_json(nested(40), {.depth_max = 40}).has_value());
}

TEST_CASE("a body may weigh one million bytes and no more", "[json]")
{
    auto const text = [](std::size_t bytes) { return '"' + std::string(bytes - 2, 'a') + '"'; };
    CHECK(parse_json(text(1'000'000)).has_value());
    auto const result = parse_json(text(1'000'001));
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == ErrorCode::malformed);
    CHECK(result.error().detail == "Le corps dépasse 1000000 octets.");
    CHECK(parse_json("[12]", {.bytes_max = 4}).has_value());
    CHECK_FALSE(parse_json("[123]", {.bytes_max = 4}).has_value());
}

TEST_CASE("every member named twice is told with its pointer", "[json]")
{
    CHECK(refused(R"({"a": 1, "a": 1})") == Pointers{"/a"});
    CHECK(refused(R"({"a": 1, "a": 2, "a": 3})") == Pointers{"/a"});
    CHECK(refused(R"({"a": {"b": 1, "c": {}, "b": 2}, "l": [0, {"x": 1, "x": 2}], "a": 3})")
          == Pointers{"/a/b", "/l/1/x", "/a"});
    CHECK(refused(R"({"a": 1, "\u0061": 2})") == Pointers{"/a"});
    CHECK(refused(R"({"a/b~c": 1, "a/b~c": 2})") == Pointers{"/a~1b~0c"});
    CHECK(refused(R"({"": 1, "": 2})") == Pointers{"/"});
    CHECK(detail_of(R"({"a": 1, "a": 1})") == "Le corps comporte une faute.");
    CHECK(detail_of(R"({"a": 1, "a": 1, "b": 1, "b": 1})") == "Le corps comporte 2 fautes.");
    CHECK(parse_json(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}], "A": 1})").has_value());
}

TEST_CASE("members named twice are told even when the text breaks off later", "[json]")
{
    CHECK(refused(R"({"a": 1, "a": 2, "b": oops})") == Pointers{"/a", "/b"});
}

TEST_CASE("a hostile body does not draw an answer larger than itself", "[json]")
{
    std::string body = "{\"" + std::string(500'000, 'k') + "\": {";
    for (int i = 0; i < 1000; ++i)
        body += "\"" + std::to_string(i) + "\": 1, \"" + std::to_string(i) + "\": 1, ";
    body += "\"end\": 1}}";
    auto const result = parse_json(body);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().faults.size() == 1);
    CHECK(result.error().detail == "Le corps comporte 1000 fautes.");
}

TEST_CASE("bytes that are not UTF-8 are refused", "[json]")
{
    CHECK(refused("{\"a\": \"\xE9t\xE9\"}") == Pointers{"/a"});        // Latin-1
    CHECK(refused("{\"a\": \"\xC0\x80\"}") == Pointers{"/a"});         // NUL, overlong
    CHECK(refused("{\"a\": \"\xE0\x80\xAF\"}") == Pointers{"/a"});     // "/", overlong
    CHECK(refused("{\"a\": \"\xED\xA0\x80\"}") == Pointers{"/a"});     // a surrogate
    CHECK(refused("{\"a\": \"\xF4\x90\x80\x80\"}") == Pointers{"/a"}); // beyond U+10FFFF
    CHECK(refused("{\"a\": \"\xE2\x82\"}") == Pointers{"/a"});         // cut short
    CHECK(refused("{\"\xFF\": 1}") == Pointers{""});
    CHECK(parse_json("{\"a\": \"\xF4\x8F\xBF\xBF\"}").has_value());
}

TEST_CASE("half a surrogate pair is refused", "[json]")
{
    CHECK(refused(R"({"a": "\ud83d"})") == Pointers{"/a"});
    CHECK(refused(R"({"a": "\ud83dx"})") == Pointers{"/a"});
    CHECK(refused(R"({"a": "\ud83d\n"})") == Pointers{"/a"});
    CHECK(refused(R"({"a": "\ude00"})") == Pointers{"/a"});
    CHECK(refused(R"({"a": "\ud83d\ud83d"})") == Pointers{"/a"});
    CHECK(refused(R"({"\ude00": 1})") == Pointers{""});
    for (auto const* half : {R"("\ud83d\ud83d")", R"("\ude00")", R"("\ude00 far from the end")"})
        CHECK(detail_of(half).starts_with("Le corps contient une moitié de caractère UTF-16 isolée"));
}

TEST_CASE("NUL is refused in texts and in names", "[json]")
{
    CHECK(refused(R"({"a": "x\u0000y", "b": ["\u0000"]})") == Pointers{"/a", "/b/0"});
    CHECK(refused(R"({"a": {"b\u0000": 1}})") == Pointers{"/a"});
    CHECK(refused(R"({"b\u0000": {"c": 1, "c": 2}})") == Pointers{"", "/b?/c"});
    CHECK(refused(std::string_view{"{\"a\": \"x\0\"}", 11}) == Pointers{"/a"});
    // A long text reaches the parser's handler in several parts.
    CHECK(refused(R"({"a": "\u0000)" + std::string(10'000, 'x') + R"(\u00e9"})") == Pointers{"/a"});
    CHECK(parse_json(R"({"a": "\u0001"})").has_value()); // left to the body's own rules
}

TEST_CASE("a number beyond a double is refused", "[json]")
{
    CHECK(refused("{\"a\": 1e400}") == Pointers{"/a"});
    CHECK(refused("{\"a\": -1e400}") == Pointers{"/a"});
    CHECK(refused("{\"a\": 1e99999999999999}") == Pointers{"/a"});
    CHECK(parse_json("{\"a\": 1e300}").has_value());
    CHECK(parse_json("{\"a\": 18446744073709551615}").has_value());
}

TEST_CASE("canonical JSON sorts names by their bytes and leaves no white space", "[json]")
{
    CHECK(canonical(R"({ "b" : 1, "a" : [ 1, { "z": null, "y": true } ], "é": false, "Z": "x", "": 0 })")
          == R"({"":0,"Z":"x","a":[1,{"y":true,"z":null}],"b":1,"é":false})");
    CHECK(canonical(R"({"ab": 1, "a": 2, "a!": 3})") == R"({"a":2,"a!":3,"ab":1})");
    CHECK(canonical("{}") == "{}");
    CHECK(canonical("[]") == "[]");
    CHECK(canonical("[{}, []]") == "[{},[]]");
}

TEST_CASE("canonical JSON writes a text in one way only", "[json]")
{
    CHECK(canonical(R"("\u00e9\/\n\t\u001F\"\\\u007f")") == "\"é/\\u000a\\u0009\\u001f\\\"\\\\\x7f\"");
    CHECK(canonical(canonical(R"("a\nb\\\"c")")) == canonical(R"("a\nb\\\"c")"));
}

TEST_CASE("canonical JSON writes equal numbers alike", "[json]")
{
    CHECK(canonical("[1, 1.0, 1e0, 10E-1]") == "[1,1,1,1]");
    CHECK(canonical("[0, -0, 0.0, -0.0]") == "[0,0,0,0]");
    CHECK(canonical("[-9223372036854775808, 9223372036854775807, 18446744073709551615]")
          == "[-9223372036854775808,9223372036854775807,18446744073709551615]");
    CHECK(canonical("[9223372036854775808, 9223372036854775808.0]") == "[9223372036854775808,9223372036854775808]");
    CHECK(canonical("[0.5, -2.25]") == "[0.5,-2.25]");
    CHECK(canonical("[1e300]") == "[1e+300]");
    CHECK(canonical_json(0.1) == "0.1");
    CHECK(canonical_json(1e19) == canonical("10000000000000000000"));
    CHECK(canonical_json(-1e19) == canonical("-10000000000000000000"));
    CHECK_THROWS_AS(canonical_json(std::numeric_limits<double>::infinity()), std::invalid_argument);
    CHECK_THROWS_AS(canonical_json(std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
}

TEST_CASE("a step of a pointer escapes what the pointer is made of", "[json]")
{
    CHECK(engine::pointer_step("a") == "/a");
    CHECK(engine::pointer_step("") == "/");
    CHECK(engine::pointer_step("~1/~0") == "/~01~1~00");
}
