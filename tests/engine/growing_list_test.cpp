#include "engine/growing_list.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Texts = engine::GrowingList<std::string>;

std::vector<std::string> all(Texts const& words)
{
    return {words.begin(), words.end()};
}

std::string word(int number)
{
    return "a word too long to be held in place, number " + std::to_string(number);
}

} // namespace

TEST_CASE("a copy keeps what it saw while the list grows", "[growing]")
{
    Texts words;
    std::vector<Texts> copies{words};
    std::vector<std::vector<std::string>> seen{{}};
    for (int i = 0; i < 40; ++i) {
        words.push_back(word(i));
        copies.push_back(words);
        seen.push_back(all(words));
    }
    REQUIRE(words.size() == 40);
    CHECK(words.front() == word(0));
    CHECK(words.back() == word(39));
    CHECK(*words.rbegin() == word(39));
    CHECK(words[7] == word(7));
    for (std::size_t i = 0; i < copies.size(); ++i)
        CHECK(all(copies[i]) == seen[i]);
}

TEST_CASE("two copies that grow from one place each have their own end", "[growing]")
{
    Texts one{word(1), word(2), word(3)};
    Texts other = one;
    one.push_back("of one");
    other.push_back("of the other");
    other.push_back("and more");
    CHECK(all(one) == std::vector<std::string>{word(1), word(2), word(3), "of one"});
    CHECK(all(other) == std::vector<std::string>{word(1), word(2), word(3), "of the other", "and more"});
}

TEST_CASE("what could not be made takes no place", "[growing]")
{
    // Made of a number, and only of those that are even.
    struct Even {
        explicit Even(int of) : number{std::to_string(of)}
        {
            if (of % 2 != 0)
                throw std::runtime_error{"odd"};
        }
        std::string number;
    };
    engine::GrowingList<Even> evens;
    for (int i = 0; i < 10; i += 2) {
        evens.emplace_back(i);
        CHECK_THROWS_AS(evens.emplace_back(i + 1), std::runtime_error);
    }
    auto const copy = evens; // there is room for one more, and it is free
    evens.emplace_back(10);
    REQUIRE(evens.size() == 6);
    CHECK(evens.back().number == "10");
    CHECK(evens.begin() == copy.begin());
    CHECK(copy.back().number == "8");
}

TEST_CASE("what was written shares its room with the copies", "[growing]")
{
    Texts words{word(1), word(2)};
    words.push_back(word(3));
    Texts const copy = words;
    words.push_back(word(4));
    CHECK((words.capacity() == copy.capacity() ? words.begin() == copy.begin() : words.size() > copy.capacity()));
    CHECK(copy.size() == 3);
    CHECK(Texts{}.empty());
    CHECK(Texts{}.begin() == Texts{}.end());
}

TEST_CASE("copies grow and are read at once", "[growing]")
{
    Texts const common{word(1), word(2), word(3)};
    std::vector<Texts> lists(4, common);
    std::vector<std::thread> threads;
    for (Texts& list : lists)
        threads.emplace_back([&list] {
            for (int i = 0; i < 200; ++i) {
                Texts const before = list;
                list.push_back(word(i));
                if (all(before).size() + 1 != list.size())
                    std::terminate();
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    for (Texts const& list : lists) {
        CHECK(list.size() == 203);
        CHECK(list[2] == word(3));
        CHECK(list[3] == word(0));
    }
    CHECK(common.size() == 3);
}
