#include "engine/same_word.hpp"
#include "engine/wording.hpp"
#include "engine/workflow.hpp"
#include "tests/api/permits.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <thread>
#include <vector>

using namespace engine;

namespace {

std::string_view seen(Wording const& wording)
{
    return wording;
}

} // namespace

TEST_CASE("a wording points at the program's words and keeps any other", "[wording]")
{
    constexpr std::string_view table = "mot de la table";
    CHECK(seen(Wording::of_tables(table)).data() == table.data());
    std::string text = "écrit pour cette fois, et plus long qu'un mot";
    Wording const kept{text};
    Wording const pointed{text.c_str()};
    std::string const was = text;
    text.assign(text.size(), '?');
    CHECK(seen(kept) == was);
    CHECK(seen(pointed) == was);
    CHECK(Wording{}.empty());
    CHECK(Wording{std::string{}} == Wording{});
    CHECK(Wording{"mot de la table"} == Wording::of_tables(table));
}

TEST_CASE("words are the same when all their letters are", "[wording]")
{
    for (std::size_t length = 0; length < 40; ++length) {
        std::string const word = std::string{"abcdefghijklmnopqrstuvwxyz0123456789ABCD"}.substr(0, length);
        CHECK(is_same_word(word, std::string{word}));
        CHECK_FALSE(is_same_word(word, word + "x"));
        for (std::size_t at = 0; at < length; ++at) {
            std::string other = word;
            other[at] = '-';
            CHECK_FALSE(is_same_word(word, other));
        }
    }
}

TEST_CASE("a wording is copied and moved as any text", "[wording]")
{
    Wording one{std::string{"écrit pour cette fois, et plus long qu'un mot"}};
    Wording const copy = one;
    CHECK(seen(copy).data() != seen(one).data());
    Wording moved = std::move(one);
    CHECK(moved == copy);
    moved = Wording{"un mot"};
    CHECK(moved == Wording{"un mot"});
    Wording const& itself = copy;
    moved = itself;
    CHECK(moved == copy);
}

TEST_CASE("a role in which something is asked tells whether anybody looked at it", "[wording]")
{
    AskedRole const unseen{RoleId{3}};
    CHECK_FALSE(unseen.was_looked_at());
    AskedRole const compared{RoleId{3}}, converted{RoleId{3}}, among{RoleId{3}};
    CHECK(compared == RoleId{3});
    CHECK(compared.was_looked_at());
    RoleId const role = converted;
    CHECK(role == RoleId{3});
    CHECK(converted.was_looked_at());
    Roles const roles = among;
    CHECK(roles == Roles{RoleId{3}});
    CHECK(among.was_looked_at());
}

TEST_CASE("the text of an audience is the same for all who ask at once", "[wording]")
{
    permits::Permit const permit;
    Roles const audience{*permit.find_role("examiner"), *permit.find_role("clerk")};
    CHECK(permit.audience_text({}).empty());
    std::vector<std::string> said(8);
    std::vector<std::thread> askers;
    for (std::string& one : said)
        askers.emplace_back([&] { one = permit.audience_text(audience); });
    for (std::thread& asker : askers)
        asker.join();
    for (std::string const& one : said)
        CHECK(one == said.front());
    CHECK(said.front().starts_with(","));
    CHECK(said.front().ends_with(","));
    CHECK(said.front().find(",clerk,") != std::string::npos);
    CHECK(said.front().find(",examiner,") != std::string::npos);
    CHECK(permit.audience_text(audience).data() == permit.audience_text(audience).data());
}
