// Two people never collide by accident, and never overwrite each other unseen.

#include "tests/api/town_hall.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <thread>

using town::TownHall;
namespace json = boost::json;

namespace {

// Statuses, with how often each came.
template <class Ask>
std::map<unsigned, int> all_at_once(int count, Ask ask)
{
    std::vector<unsigned> statuses(static_cast<std::size_t>(count));
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] { statuses[static_cast<std::size_t>(i)] = ask(i); });
    for (std::thread& thread : threads)
        thread.join();
    std::map<unsigned, int> counted;
    for (unsigned const status : statuses)
        ++counted[status];
    return counted;
}

} // namespace

TEST_CASE("of fifty acts on the same version of a piece, one succeeds and forty-nine are stale")
{
    TownHall hall;
    std::string const path = "/api/v1/permits/" + hall.open_permit() + "/site-report";
    REQUIRE(hall.post(hall.examiner, path + "/write", {{"findings", "v1"}}, {{"If-Match", "\"0\""}}).status == 201);
    auto const events = hall.count_events();
    auto const counted = all_at_once(50, [&](int i) {
        return hall.post(hall.examiner, path + "/amend", {{"findings", std::to_string(i)}}, {{"If-Match", "\"1\""}})
            .status;
    });
    CHECK(counted == std::map<unsigned, int>{{201, 1}, {412, 49}});
    CHECK(hall.count_events() == events + 1);
}

TEST_CASE("acts on different pieces of one case, at the same time, all succeed")
{
    TownHall hall;
    std::string const permit = "/api/v1/permits/" + hall.open_permit();
    auto const counted = all_at_once(21, [&](int i) {
        if (i == 0)
            return hall.post(hall.examiner, permit + "/site-report/write", {{"findings", "a"}}, {{"If-Match", "\"0\""}})
                .status;
        return hall.post(hall.examiner, permit + "/note/take", {{"text", std::to_string(i)}}).status;
    });
    CHECK(counted == std::map<unsigned, int>{{201, 21}});
}

TEST_CASE("the same request sent twenty times at once is carried out once")
{
    TownHall hall;
    std::string const path = "/api/v1/permits/" + hall.open_permit() + "/note/take";
    auto const events = hall.count_events();
    std::string const key = town::new_key();
    auto const counted = all_at_once(20, [&](int) {
        return hall.post(hall.examiner, path, {{"text", "Une fois."}}, {{"Idempotency-Key", key}}).status;
    });
    CHECK(hall.count_events() == events + 1);
    for (auto const& [status, count] : counted)
        CHECK((status == 201 || status == 409)); // done, done before, or being done
    CHECK(hall.post(hall.examiner, path, {{"text", "Une fois."}}, {{"Idempotency-Key", key}}).status == 201);
    CHECK(hall.count_events() == events + 1);
}

TEST_CASE("of twenty first drafts at once, one is kept")
{
    TownHall hall;
    std::string const path = "/api/v1/permits/" + hall.open_permit() + "/site-report/draft";
    auto const counted = all_at_once(20, [&](int i) {
        return hall.put(hall.examiner, path, {{"findings", i}}, {{"If-None-Match", "*"}}).status;
    });
    CHECK(counted == std::map<unsigned, int>{{201, 1}, {412, 19}});
}
