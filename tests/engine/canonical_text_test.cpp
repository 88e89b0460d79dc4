// Bodies to and from canonical text without a tree in between say what they would say by way of one.

#include "engine/body.hpp"
#include "engine/chain.hpp"
#include "engine/json_text.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <chrono>

namespace told {

using namespace engine;

BOOST_DEFINE_FIXED_ENUM_CLASS(Shade, std::uint8_t, light, dark)

struct Leaf {
    std::string words{};
    Shade shade{};
    std::optional<std::int64_t> count{};
    bool operator==(Leaf const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (words, shade, count))

// Declared in another order than that of their names.
struct Tree {
    PersonId planter{};
    std::vector<int> unused{};
    List<Leaf, 9> leaves{};
    Day day{};
    bool is_tall = false;
    std::optional<Leaf> first{};
    Instant at{};
    bool operator==(Tree const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (planter, leaves, day, is_tall, first, at))

// Short through and through: written together where it stands in a list.
struct Mark {
    Text<8> code{};
    Shade shade{};
    std::int64_t count = 0;
    Wording word{};
    Hash hash{};
    bool operator==(Mark const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Mark, (), (code, shade, count, word, hash))

struct Marks {
    List<Mark, 99> all{};
    Mark last{};
    bool operator==(Marks const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Marks, (), (all, last))

} // namespace told

using namespace told;

namespace {

namespace json = boost::json;

Tree as_a_tree(std::string_view text)
{
    return engine::read_stored<Tree>(json::parse(text));
}

// Whether the text is read without a tree: otherwise both ways are one and the same.
bool is_read_straight(std::string_view text)
{
    Tree tree;
    engine::CanonicalReader reader{text};
    return engine::recall_value(reader, tree) && reader.is_at_end();
}

std::string in_quotes(std::string_view text)
{
    engine::CanonicalWriter out;
    out.quote(text);
    return std::string{out.text()};
}

// Byte by byte, and by nothing that is under test.
std::string escaped(std::string_view text)
{
    std::string all{'"'};
    for (char const c : text) {
        constexpr std::string_view digits = "0123456789abcdef";
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x20)
            all += std::string{"\\u00"} + digits[byte / 16] + digits[byte % 16];
        else
            all += (c == '"' || c == '\\' ? "\\" : "") + std::string{c};
    }
    return all + '"';
}

// Every kind of generator is a second of compiling: what is drawn is made of numbers and of these texts.
std::int64_t any_below(std::int64_t limit)
{
    return *rc::gen::inRange<std::int64_t>(0, limit);
}
bool either()
{
    return any_below(2) == 1;
}
std::string any_text()
{
    return *rc::gen::container<std::string>(rc::gen::element('a', '"', '\\', '\n', '\x01', '\x1f', ' ', '~'));
}

Leaf any_leaf()
{
    return {any_text() + "é€𝄞", either() ? Shade::light : Shade::dark,
            either() ? std::optional<std::int64_t>{-7} : std::nullopt};
}

} // namespace

TEST_CASE("a body is written as its tree would be, and read back without one", "[canonical]")
{
    CHECK(rc::check([] {
        Tree tree;
        tree.planter.value = any_text();
        for (auto leaves = any_below(4); leaves > 0; --leaves)
            tree.leaves.items.push_back(any_leaf());
        if (either())
            tree.first = any_leaf();
        tree.day = engine::Day{std::chrono::days{any_below(40'000)}};
        tree.is_tall = either();
        tree.at = engine::Instant{std::chrono::microseconds{any_below(4'000'000'000'000'000)}};

        std::string const text = engine::canonical_body(tree);
        RC_ASSERT(text == engine::canonical_json(engine::write_body(tree)));
        RC_ASSERT(is_read_straight(text));
        RC_ASSERT(engine::recall_body<Tree>(text) == tree);
        RC_ASSERT(as_a_tree(text) == tree);
    }));
}

TEST_CASE("short values that are written together say what their tree would", "[canonical]")
{
    static_assert(engine::is_short<Mark> && !engine::is_short<Leaf> && !engine::is_short<Marks>);
    Marks marks;
    auto const is_same = [&] {
        std::string const text = engine::canonical_body(marks);
        Marks read;
        engine::CanonicalReader reader{text};
        return text == engine::canonical_json(engine::write_body(marks)) && engine::recall_value(reader, read)
            && reader.is_at_end() && read == marks && engine::read_stored<Marks>(json::parse(text)) == marks;
    };
    CHECK(is_same()); // none of them
    for (std::size_t length = 0; length < 40; ++length) {
        std::string text(length, length % 3 == 0 ? '"' : 'a');
        if (length % 5 == 2)
            text.back() = '\n';
        auto const byte = static_cast<std::uint8_t>(7 * length);
        engine::Hash hash{};
        hash.fill(byte);
        hash.back() = 0xAF;
        marks.last = {text, length % 2 == 0 ? Shade::light : Shade::dark,
                      (length % 2 == 0 ? 1 : -1) * static_cast<std::int64_t>(length * length * length), text, hash};
        marks.all.items.push_back(marks.last);
        if (!is_same())
            FAIL("of " << length << " characters");
    }
    marks.last.count = INT64_MIN;
    marks.all.items.insert(marks.all.items.begin(), marks.last);
    CHECK(engine::canonical_body(marks) == engine::canonical_json(engine::write_body(marks)));
}

TEST_CASE("a hash in a body is 64 digits and nothing else", "[canonical]")
{
    auto const read = [](std::string const& digits) {
        return engine::recall_body<Mark>("{\"hash\":\"" + digits + "\"}").hash;
    };
    engine::Hash hash{};
    hash.front() = 0x0F;
    CHECK(read(engine::to_hex(hash)) == hash);
    CHECK_THROWS_AS(read(std::string(63, '0')), std::runtime_error);
    CHECK_THROWS_AS(read(std::string(63, '0') + 'g'), std::runtime_error);
    CHECK_THROWS_AS(read(std::string(64, 'A')), std::runtime_error);
}

TEST_CASE("a long body is written whole", "[canonical]")
{
    Tree tree;
    for (int i = 0; i < 9; ++i)
        tree.leaves.items.push_back({std::string(static_cast<std::size_t>(700 * i), '"'), Shade::dark, i});
    CHECK(engine::canonical_body(tree) == engine::canonical_json(engine::write_body(tree)));
    CHECK(engine::recall_body<Tree>(engine::canonical_body(tree)) == tree);
}

TEST_CASE("what was stored otherwise is read as a tree", "[canonical]")
{
    auto const text = GENERATE(R"({"planter": "p-1", "leaves": [{"words": "a"}]})", // white space
                               R"({"planter":"p-1","day":"2022-11-30"})",           // not in the order of names
                               R"({"day":"2022-11-30","day":"2022-12-01"})",        // twice
                               R"({"planter":"caf\u00e9"})",                        // another library's escape
                               R"({"planter":"a\/b"})", R"({"planter":"a\tb"})", R"({"first":{"count":1E2}})",
                               R"({"first":{"count":9223372036854775807}})", R"({"first":{"count":-0}})");
    INFO(text);
    CHECK_FALSE(is_read_straight(text));
    bool fails = false;
    Tree tree;
    try {
        tree = as_a_tree(text);
    } catch (std::runtime_error const&) {
        fails = true;
    }
    if (fails)
        CHECK_THROWS_AS(engine::recall_body<Tree>(text), std::runtime_error);
    else
        CHECK(engine::recall_body<Tree>(text) == tree);
}

TEST_CASE("members that came or went since are left aside or empty", "[canonical]")
{
    auto const text = std::string_view{
        R"({"age":[1,{"a":"\"\\\u000a","b":[]},true,false,null,{}],"is_tall":true,"planter":"p-1","zone":"x"})"};
    CHECK(is_read_straight(text));
    CHECK(engine::recall_body<Tree>(text) == as_a_tree(text));
    CHECK(engine::recall_body<Tree>(text).planter.value == "p-1");
    CHECK(engine::recall_body<Tree>(R"({"first":null})").first == std::nullopt);
    CHECK(engine::recall_body<Tree>("{}") == Tree{});
}

TEST_CASE("what no tree can be made of is a promise broken", "[canonical]")
{
    auto const text = GENERATE(
        "", "{", "[]", R"({"planter":1})", R"({"planter":"a"}x)", R"({"planter":"a",})", R"({"day":"2023-02-30"})",
        R"({"first":{"shade":"great"}})", R"({"leaves":[{}})", R"({"leaves":{}})", R"({"is_tall":"true"})",
        R"({"first":{"count":1.5}})", R"({"first":{"count":"1"}})", R"({"unknown":[1,2})", R"({"unknown":{"a"}})",
        R"({"unknown":01})", R"({"unknown":tru})", "{\"planter\":\"\xC3\"}", "{\"planter\":\"\xED\xA0\x80\"}",
        "{\"planter\":\"\xC0\xAF\"}", "{\"planter\":\"a\nb\"}", "{\"unknown\":\"\xFF\"}", R"({"planter":"\u00)");
    INFO(text);
    CHECK_THROWS(engine::recall_body<Tree>(text));
}

TEST_CASE("a text is escaped wherever a byte asks for it", "[canonical]")
{
    for (std::size_t length = 0; length < 40; ++length)
        for (std::size_t at = 0; at < length; ++at)
            for (int byte = 0; byte < 0x80; ++byte) {
                std::string text(length, 'a');
                text[at] = static_cast<char>(byte);
                auto const body = "{\"planter\":" + escaped(text) + "}";
                bool const is_same = in_quotes(text) == escaped(text) && is_read_straight(body)
                    && engine::recall_body<Tree>(body).planter.value == text;
                bool const is_bare = escaped(text) == '"' + text + '"';
                if (!is_same || is_read_straight("{\"planter\":\"" + text + "\"}") != is_bare)
                    FAIL("byte " << byte << " at " << at << " of " << length);
            }
    CHECK(in_quotes("a\"b\\c\nd\x01 é") == "\"a\\\"b\\\\c\\u000ad\\u0001 é\"");
}

TEST_CASE("a day and an instant are written with all their digits", "[canonical]")
{
    using namespace std::chrono;
    CHECK(engine::to_text(engine::Day{year{2022} / 1 / 2}) == "2022-01-02");
    CHECK(engine::to_text(engine::Day{year{7} / 11 / 30}) == "0007-11-30");
    CHECK(engine::to_text(engine::Day{year{12022} / 11 / 30}) == "12022-11-30");
    CHECK(engine::to_text(engine::Day{year{-5} / 11 / 30}) == "-005-11-30");
    CHECK(engine::to_text(engine::Instant{sys_days{year{2022} / 12 / 1}} + hours{8} + microseconds{7})
          == "2022-12-01T08:00:00.000007Z");
    CHECK(engine::to_text(engine::Instant{microseconds{-1}}) == "1969-12-31T23:59:59.999999Z");
}
