#include "engine/journal_writer.hpp"

#include "engine/memory_journal.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <latch>
#include <thread>

using namespace engine;

namespace {

// A journal whose disk hangs until it is let go.
class StalledJournal : public MemoryJournal {
public:
    std::vector<Appended> append(std::span<Append const> batch) override
    {
        reached.count_down();
        released.wait();
        return MemoryJournal::append(batch);
    }
    std::latch reached{1};
    std::latch released{1};
};

class Counting final : public JournalWatch {
public:
    void committed(std::size_t appends, std::chrono::microseconds) noexcept override { committed_appends += appends; }
    void failed(std::size_t) noexcept override {}
    void turned_away() noexcept override { ++away; }
    std::atomic<std::size_t> committed_appends{0}, away{0};
};

Append nothing_on(std::string const& stream)
{
    Append append;
    append.stream = CaseId{stream};
    return append;
}

} // namespace

TEST_CASE("while the store stalls, so many appends wait and the next is refused at once", "[writer]")
{
    StalledJournal journal;
    Counting watch;
    {
        JournalWriter writer{journal, 1, 1};
        writer.watch(&watch);
        std::jthread const first{[&] { writer.append(nothing_on("a")); }};
        journal.reached.wait();
        std::jthread const second{[&] { writer.append(nothing_on("b")); }};
        while (writer.waiting() < 1)
            std::this_thread::yield();
        CHECK_THROWS_AS(writer.append(nothing_on("c")), StoreUnavailable);
        CHECK(watch.away == 1);
        journal.released.count_down();
    }
    CHECK(watch.committed_appends == 2); // those that waited were committed
}

TEST_CASE("whoever takes long to be told does not hold up the commit of those who wait", "[writer]")
{
    StalledJournal journal;
    Counting watch;
    std::latch second_is_told{1}, first_may_go{1};
    JournalWriter writer{journal};
    writer.watch(&watch);
    writer.append(nothing_on("a"), [&](auto const&) { first_may_go.wait(); });
    journal.reached.wait();
    writer.append(nothing_on("b"), [&](auto const&) { second_is_told.count_down(); });
    journal.released.count_down();
    auto const give_up = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!second_is_told.try_wait() && std::chrono::steady_clock::now() < give_up)
        std::this_thread::yield();
    CHECK(second_is_told.try_wait());
    CHECK(watch.committed_appends == 2);
    first_may_go.count_down();
}

TEST_CASE("a writer that ends has told everybody", "[writer]")
{
    StalledJournal journal;
    std::atomic<std::size_t> told{0};
    {
        JournalWriter writer{journal, 2};
        for (int i = 0; i < 5; ++i)
            writer.append(nothing_on(std::to_string(i)), [&](auto const&) { ++told; });
        journal.reached.wait();
        journal.released.count_down();
    }
    CHECK(told == 5);
}
