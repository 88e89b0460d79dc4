#include "engine/journal_writer.hpp"

#include "engine/memory_journal.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <latch>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

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

// One that notes where it was asked to prepare.
class PreparingJournal : public StalledJournal {
public:
    void prepare(Append&) const override { prepared.push_back(std::this_thread::get_id()); }
    mutable std::vector<std::thread::id> prepared;
};

class Counting final : public JournalWatch {
public:
    void committed(std::size_t appends, std::chrono::microseconds) noexcept override { committed_appends += appends; }
    void failed(std::size_t) noexcept override {}
    void turned_away() noexcept override { ++away; }
    std::atomic<std::size_t> committed_appends{0}, away{0};
};

// A journal that can be sent to, and answers as it is told.
class SentJournal : public MemoryJournal {
public:
    enum class Way { goes_through, in_the_way, away };

    std::unique_ptr<Sent> send(std::span<Append const> batch) override
    {
        if (!can_send)
            return nullptr;
        ++sent;
        return std::make_unique<OnItsWay>(*this, batch.front());
    }
    std::vector<Appended> append(std::span<Append const> batch) override
    {
        appended += batch.size();
        return MemoryJournal::append(batch);
    }

    bool can_send = true;
    Way way = Way::goes_through;
    std::size_t sent = 0;
    std::atomic<std::size_t> appended{0}; // by the writer

private:
    class OnItsWay : public Sent {
    public:
        OnItsWay(SentJournal& journal, Append append) : journal_{journal}, append_{std::move(append)} {}
        int socket() const override { return 7; }
        std::optional<std::vector<Appended>> answer() override
        {
            if (journal_.way == Way::away)
                throw StoreUnavailable{"away", true};
            if (journal_.way == Way::in_the_way)
                return std::nullopt;
            return journal_.MemoryJournal::append(std::span{&append_, 1});
        }

    private:
        SentJournal& journal_;
        Append append_;
    };
};

// Turns when it is told to; at home on the thread that made it.
class HandTurned final : public EventLoop {
public:
    bool is_here() const override { return std::this_thread::get_id() == home_; }
    void when_readable(int socket, std::function<void()> then) override
    {
        CHECK(socket == 7);
        waiting_ = std::move(then);
    }
    void post(std::function<void()> work) override
    {
        std::lock_guard const lock{mutex_};
        posted_.push_back(std::move(work));
    }
    void turn() { std::exchange(waiting_, {})(); }
    bool waits() const { return static_cast<bool>(waiting_); }
    // What was posted so far.
    void do_posted()
    {
        std::unique_lock lock{mutex_};
        auto const all = std::exchange(posted_, {});
        lock.unlock();
        for (auto const& work : all)
            work();
    }
    bool has_posted()
    {
        std::lock_guard const lock{mutex_};
        return !posted_.empty();
    }

private:
    std::thread::id home_ = std::this_thread::get_id();
    std::function<void()> waiting_;
    std::mutex mutex_;
    std::vector<std::function<void()>> posted_;
};

// What became of an append, and on which thread that was told.
struct Told {
    JournalWriter::Done done()
    {
        return [this](JournalWriter::Written const& written) {
            where = std::this_thread::get_id();
            outcome = written.outcome;
            failure = written.failure;
            is_there.count_down();
        };
    }
    bool was_here() const { return where == std::this_thread::get_id(); }

    std::latch is_there{1};
    std::thread::id where;
    Appended outcome = Appended::conflict;
    std::exception_ptr failure;
};

template <class Holds>
bool comes_true(Holds const& holds)
{
    auto const give_up = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!holds() && std::chrono::steady_clock::now() < give_up)
        std::this_thread::yield();
    return holds();
}

// A writer with such a journal, and with a loop until the end.
struct Quiet {
    Quiet() { writer.use(&loop); }
    ~Quiet() { writer.use(nullptr); }
    Quiet(Quiet const&) = delete;
    Quiet& operator=(Quiet const&) = delete;

    // By the time that the loop has turned often enough.
    bool tells(Told const& told)
    {
        return comes_true([&] {
            loop.do_posted();
            return told.is_there.try_wait();
        });
    }

    SentJournal journal;
    HandTurned loop;
    JournalWriter writer{journal};
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

TEST_CASE("an append is prepared by the thread that hands it over, whatever the store is busy with", "[writer]")
{
    PreparingJournal journal;
    Told first, second;
    {
        JournalWriter writer{journal};
        writer.append(nothing_on("a"), first.done());
        journal.reached.wait();
        writer.append(nothing_on("b"), second.done());
        CHECK(journal.prepared == std::vector(2, std::this_thread::get_id()));
        journal.released.count_down();
    }
    CHECK(first.outcome == Appended::done);
    CHECK(second.outcome == Appended::done);
}

TEST_CASE("where there is a loop it tells, so that nobody's answer holds up the next commit", "[writer]")
{
    StalledJournal journal;
    Counting watch;
    HandTurned loop;
    std::vector<std::thread::id> told;
    JournalWriter writer{journal, 1};
    writer.watch(&watch);
    writer.use(&loop);
    auto const note = [&](auto const&) { told.push_back(std::this_thread::get_id()); };
    std::jthread{[&] { // not the loop's thread
        writer.append(nothing_on("a"), note);
        writer.append(nothing_on("b"), note);
    }}
        .join();
    journal.released.count_down();
    CHECK(comes_true([&] { return watch.committed_appends == 2; }));
    CHECK(told.empty()); // the loop has not turned
    CHECK(comes_true([&] {
        loop.do_posted();
        return told.size() == 2;
    }));
    CHECK(told == std::vector(2, std::this_thread::get_id()));
    writer.use(nullptr);
}

TEST_CASE("whoever a loop that has ended has not told is told all the same", "[writer]")
{
    StalledJournal journal;
    Counting watch;
    HandTurned loop;
    std::atomic<int> told{0};
    std::jthread waits; // at the latest until the writer ends
    JournalWriter writer{journal};
    writer.watch(&watch);
    writer.use(&loop);
    std::jthread{[&] { writer.append(nothing_on("a"), [&](auto const&) { ++told; }); }}.join();
    journal.released.count_down();
    CHECK(comes_true([&] { return loop.has_posted(); }));
    CHECK(told == 0);
    waits = std::jthread{[&] {
        writer.append(nothing_on("b"));
        ++told;
    }};
    CHECK(comes_true([&] { return watch.committed_appends == 2; }));
    writer.use(nullptr);
    CHECK(comes_true([&] { return told == 2; }));
    loop.do_posted(); // too late, and harmless
    CHECK(told == 2);
    writer.append(nothing_on("c")); // nobody posts any more
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

TEST_CASE("a lone append is sent from its loop, and told there once it is durable", "[writer]")
{
    Counting watch;
    Quiet quiet;
    auto& [journal, loop, writer] = quiet;
    writer.watch(&watch);
    for (int i = 0; i < 2; ++i) {
        Told told;
        writer.append(nothing_on("a"), told.done());
        CHECK(!told.is_there.try_wait());
        loop.turn();
        REQUIRE(told.is_there.try_wait());
        CHECK(told.was_here());
        CHECK(told.outcome == Appended::done);
    }
    CHECK(journal.sent == 2);
    CHECK(journal.appended == 0);
    CHECK(watch.committed_appends == 2);
}

TEST_CASE("one that comes while a lone append is on its way follows it from the loop", "[writer]")
{
    Told first, second, third;
    Quiet quiet;
    auto& [journal, loop, writer] = quiet;
    writer.append(nothing_on("a"), first.done());
    writer.append(nothing_on("b"), second.done());
    CHECK(writer.waiting() == 1);
    loop.turn();
    CHECK(first.is_there.try_wait());
    CHECK(!second.is_there.try_wait());
    CHECK(writer.waiting() == 0);
    writer.append(nothing_on("c"), third.done());
    REQUIRE(loop.waits());
    loop.turn();
    CHECK(second.is_there.try_wait());
    REQUIRE(loop.waits());
    loop.turn();
    CHECK(third.is_there.try_wait());
    CHECK(journal.sent == 3);
    CHECK(journal.appended == 0);
}

TEST_CASE("whoever waits behind a lone append is told too when the loop ends", "[writer]")
{
    SentJournal journal;
    HandTurned loop;
    Told before, first, second;
    {
        JournalWriter writer{journal};
        writer.use(&loop);
        std::jthread{[&] { writer.append(nothing_on("0"), before.done()); }}.join(); // the writer is up
        CHECK(comes_true([&] {
            loop.do_posted();
            return before.is_there.try_wait();
        }));
        writer.append(nothing_on("a"), first.done());
        writer.append(nothing_on("b"), second.done());
        writer.use(nullptr);
        CHECK(first.is_there.try_wait());
        CHECK(comes_true([&] { return second.is_there.try_wait(); }));
    }
    CHECK(journal.appended == 2); // by the writer
}

TEST_CASE("several that come while a lone append is on its way have the writer to themselves", "[writer]")
{
    Told first, second, third;
    Quiet quiet;
    auto& [journal, loop, writer] = quiet;
    writer.append(nothing_on("a"), first.done());
    writer.append(nothing_on("b"), second.done());
    writer.append(nothing_on("c"), third.done());
    CHECK(writer.waiting() == 2);
    CHECK(journal.appended == 0);
    loop.turn();
    CHECK(first.is_there.try_wait());
    CHECK(quiet.tells(second));
    CHECK(quiet.tells(third));
    CHECK(second.was_here()); // by the loop, as all of them
    CHECK(journal.sent == 1);
    CHECK(journal.appended == 2);
}

TEST_CASE("whoever had company a moment ago leaves it to the writer, until somebody was alone again", "[writer]")
{
    Told first, second, third, fourth, fifth;
    Quiet quiet;
    auto& [journal, loop, writer] = quiet;
    writer.append(nothing_on("a"), first.done());
    writer.append(nothing_on("b"), second.done());
    writer.append(nothing_on("c"), third.done());
    loop.turn();
    CHECK(quiet.tells(second)); // two together
    CHECK(quiet.tells(third));
    writer.append(nothing_on("d"), fourth.done());
    CHECK(!loop.waits());
    CHECK(quiet.tells(fourth)); // alone
    writer.append(nothing_on("e"), fifth.done());
    REQUIRE(loop.waits());
    loop.turn();
    CHECK(fifth.is_there.try_wait());
}

TEST_CASE("an append that cannot be sent, or has something in its way, is the writer's", "[writer]")
{
    Told told;
    Quiet quiet;
    auto& [journal, loop, writer] = quiet;
    SECTION("no connection is at hand")
    {
        journal.can_send = false;
        writer.append(nothing_on("a"), told.done());
        CHECK(quiet.tells(told));
        CHECK(!loop.waits());
        CHECK(told.outcome == Appended::done);
        CHECK(journal.appended == 1);
    }
    SECTION("something is in the way")
    {
        journal.way = SentJournal::Way::in_the_way;
        writer.append(nothing_on("a"), told.done());
        loop.turn();
        CHECK(quiet.tells(told));
        CHECK(told.outcome == Appended::done);
        CHECK(journal.sent == 1);
        CHECK(journal.appended == 1);
    }
    SECTION("the thread runs no loop")
    {
        std::jthread{[&] { writer.append(nothing_on("a"), told.done()); }}.join();
        CHECK(quiet.tells(told));
        CHECK(journal.sent == 0);
        CHECK(journal.appended == 1);
    }
}

TEST_CASE("a store that goes away with a lone append is told, and the next is tried", "[writer]")
{
    Told lost, next;
    Quiet quiet;
    auto& [journal, loop, writer] = quiet;
    journal.way = SentJournal::Way::away;
    writer.append(nothing_on("a"), lost.done());
    loop.turn();
    REQUIRE(lost.is_there.try_wait());
    CHECK_THROWS_AS(std::rethrow_exception(lost.failure), StoreUnavailable);
    journal.way = SentJournal::Way::goes_through;
    writer.append(nothing_on("b"), next.done());
    loop.turn();
    REQUIRE(next.is_there.try_wait());
    CHECK(!next.failure);
}

TEST_CASE("what was sent from a loop that has ended is waited for", "[writer]")
{
    SentJournal journal;
    HandTurned loop;
    Told told;
    {
        JournalWriter writer{journal};
        writer.use(&loop);
        writer.append(nothing_on("a"), told.done());
        writer.use(nullptr);
        CHECK(told.is_there.try_wait());
    }
    CHECK(told.outcome == Appended::done);
}
