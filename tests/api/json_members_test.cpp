// What is written at once is, byte for byte, what the tree would have been written as.

#include "api/json_members.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cstdint>
#include <limits>
#include <vector>

namespace json = boost::json;

namespace {

struct Told {
    std::string text;
    std::uint64_t large = 0;
    std::int64_t small = 0;
    bool is_so = false;
    std::vector<std::string> parts;
};

template <class Members>
void tell(Members& shown, Told const& told)
{
    shown.add("text", told.text);
    shown.add("view", std::string_view{told.text});
    shown.add("word", "a word");
    shown.add("large", told.large);
    shown.add("small", told.small);
    shown.add("is_so", told.is_so);
    shown.add("nothing", nullptr);
    shown.add("tree", json::value{{"text", told.text}, {"half", 0.5}});
    shown.add_object("empty", [](auto&) {});
    shown.add_object("inner", [&](auto& inner) {
        inner.add("text", told.text);
        inner.add_object("deeper", [&](auto& deeper) { deeper.add("number", told.small); });
    });
    shown.add("last", true);
}

std::string through_a_tree(Told const& told)
{
    json::object tree;
    api::MembersKept members{tree};
    tell(members, told);
    return json::serialize(tree);
}

std::string at_once(Told const& told)
{
    return api::written_object([&](api::MembersWritten& members) { tell(members, told); });
}

std::string written(std::string_view text)
{
    engine::CanonicalWriter out;
    out.quote_with_letters(text);
    return std::string{out.text()};
}

} // namespace

TEST_CASE("members are written at once as a tree of them would be")
{
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    for (Told const& told :
         {Told{}, Told{"Tout va bien.", most, least, true, {}},
          Told{"Une ligne,\r\n\tl'autre \"entre guillemets\" \\ \x01\x1f\x7f é €", 7, -7, false, {}}}) {
        CAPTURE(told.text);
        CHECK(at_once(told) == through_a_tree(told));
    }
}

TEST_CASE("objects in a list are written as a tree would be, none and several")
{
    for (std::vector<std::string> const& parts : {std::vector<std::string>{}, {"un"}, {"un", "deux\n", ""}}) {
        json::array list;
        for (std::string const& part : parts)
            list.push_back(json::object{{"part", part}});
        CHECK(api::written_object([&](api::MembersWritten& members) {
                  members.add("first", 1);
                  members.add_objects("parts", parts, [](auto& shown, auto const& part) { shown.add("part", part); });
                  members.add_written("as_it_stands", "[1,2]");
              })
              == json::serialize(json::object{{"first", 1}, {"parts", list}, {"as_it_stands", {1, 2}}}));
    }
}

TEST_CASE("every character of a text is written as Boost writes it, wherever it stands")
{
    constexpr std::size_t length = 41; // two steps of sixteen bytes, one of eight, and one more
    for (int code = 0; code < 0x80; ++code)
        for (std::size_t at = 0; at < length; ++at) {
            std::string text(length, 'a');
            text[at] = static_cast<char>(code);
            CAPTURE(code, at);
            CHECK(written(text) == json::serialize(json::value(text)));
        }
    CHECK(rc::check([] {
        auto const text =
            *rc::gen::container<std::string>(rc::gen::element('a', '"', '\\', '\n', '\x01', '\x1f', ' ', '~', '\x7f'));
        RC_ASSERT(written(text) == json::serialize(json::value(text)));
        RC_ASSERT(written(text + "é€𝄞") == json::serialize(json::value(text + "é€𝄞")));
    }));
}
