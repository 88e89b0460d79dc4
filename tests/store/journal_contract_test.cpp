// What every journal promises, whatever it is kept in.

#include "tests/store/appends.hpp"
#include "tests/store/stores.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

using namespace engine;
using namespace tests;

namespace {

std::vector<Event> scanned(Journal& journal)
{
    std::vector<Event> events;
    journal.scan([&](Event const& event) { events.push_back(event); });
    return events;
}

// As the case service does: reads where the stream is, decides, appends, and again if somebody was quicker.
void append_until_done(Journal& journal, std::string const& stream)
{
    for (;;) {
        auto const held = journal.load({stream});
        Hash const head = held.empty() ? Hash{} : held.back().hash;
        if (append_one(journal, append_to(stream, static_cast<Version>(held.size()), 1, head)) == Appended::done)
            return;
    }
}

template <class Work>
void in_threads(int count, Work const& work)
{
    std::vector<std::thread> threads;
    std::atomic<int> failed = 0;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            try {
                work(i);
            } catch (std::exception const&) {
                ++failed;
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    REQUIRE(failed == 0);
}

using Portions = std::vector<std::vector<Append>>;

Journal::Together appended(Journal& journal, Portions const& portions)
{
    return journal.append_portions([&](Journal::Take const& take) {
        for (auto const& portion : portions)
            if (!take(portion))
                return;
    });
}

} // namespace

JOURNAL_TEST_CASE("an event comes back as it was written, to the byte", "[journal]")
{
    Journal& journal = place.journal();
    Append append = append_to("case-é", 0, 2);
    Event& first = append.events[0];
    first.type = "review_filed";
    first.shape = 65535;
    first.track = "interim_review";
    first.piece = 12;
    first.body = "{\"text\":\"Élève – « œuvre » 𝄞 'quoted' \\\\ \\u0000 :colon %\",\"n\":1.50,  \"kept\" :true}\n";
    first.actor = {"person-1"};
    first.role = "head";
    first.on_behalf_of = PersonId{"person-2"};
    first.occurred_on = Day{std::chrono::days{-719'000}};                            // in the first year
    first.recorded_at = Instant{std::chrono::microseconds{253'402'300'799'999'999}}; // the last of year 9999
    first.rule_set = "2022-07-10/b";
    for (std::size_t i = 0; i < first.hash.size(); ++i)
        first.hash[i] = static_cast<std::uint8_t>(255 - i * 8); // 0x00, 0x27 and 0xff among them
    append.events[1].recorded_at = Instant{std::chrono::microseconds{-1}};
    append.events[1].hash = Hash{};

    REQUIRE(append_one(journal, append) == Appended::done);
    CHECK(journal.load({"case-é"}) == append.events);
    CHECK(scanned(journal) == append.events);
    CHECK(journal.heads().at({"case-é"}).hash == append.events[1].hash);
}

JOURNAL_TEST_CASE("many events in one commit come back as they were written, too", "[journal]")
{
    Journal& journal = place.journal();
    Append append = append_to("a", 0, 7); // enough of them for PostgreSQL to get lists
    std::string const texts[]{"", "NULL", "{\"a\",\"b\"}", "\\", "\"\\\"", "é, ' ; :x", " "};
    for (std::size_t i = 0; i < 7; ++i) {
        append.events[i].body = texts[i];
        append.events[i].role = texts[6 - i];
        append.events[i].on_behalf_of = i % 2 == 0 ? std::optional{PersonId{"p2"}} : std::nullopt;
    }
    REQUIRE(append_one(journal, append) == Appended::done);
    CHECK(journal.load({"a"}) == append.events);
}

JOURNAL_TEST_CASE("a stream is loaded after a version, and is empty when there is none", "[journal]")
{
    Journal& journal = place.journal();
    Append const append = append_to("a", 0, 3);
    REQUIRE(append_one(journal, append) == Appended::done);
    CHECK(journal.load({"a"}).size() == 3);
    CHECK(journal.load({"a"}, 2) == std::vector{append.events[2]});
    CHECK(journal.load({"a"}, 3).empty());
    CHECK(journal.load({"A"}).empty());
    CHECK(journal.version_of({"a"}) == 3);
    CHECK(journal.version_of({"b"}) == 0);
}

JOURNAL_TEST_CASE("an append at another version than the stream's is a conflict and writes nothing", "[journal]")
{
    Journal& journal = place.journal();
    CHECK(append_one(journal, keeping(append_to("a", 2), "k")) == Appended::conflict); // no such stream
    REQUIRE(append_one(journal, append_to("a", 0, 2)) == Appended::done);
    for (Version const wrong : {0U, 1U, 3U, 7U}) {
        Append append = keeping(append_to("a", wrong, 2), "k");
        append.pending.push_back({.kind = "open", .payload = "{}"});
        CHECK(append_one(journal, append) == Appended::conflict);
    }
    CHECK(journal.load({"a"}).size() == 2);
    CHECK(journal.heads().at({"a"}).version == 2);
    CHECK(!journal.kept_answer({"p1"}, "k"));
    CHECK(journal.pending(10).empty());
}

JOURNAL_TEST_CASE("a conflict in a batch fails only its own case", "[journal]")
{
    Journal& journal = place.journal();
    REQUIRE(append_one(journal, append_to("taken", 0)) == Appended::done);
    std::vector const batch{append_to("a", 0), append_to("taken", 0), append_to("b", 0, 2), append_to("taken", 5),
                            append_to("c", 0)};
    CHECK(journal.append(batch)
          == std::vector{Appended::done, Appended::conflict, Appended::done, Appended::conflict, Appended::done});
    CHECK(journal.version_of({"a"}) == 1);
    CHECK(journal.version_of({"b"}) == 2);
    CHECK(journal.version_of({"c"}) == 1);
    CHECK(journal.version_of({"taken"}) == 1);
}

JOURNAL_TEST_CASE("a conflict or a taken key in a large batch fails only its own case", "[journal]")
{
    Journal& journal = place.journal();
    std::string const kind = GENERATE("nothing", "stale", "ahead", "key taken");
    std::vector<Append> first, second;
    for (int i = 0; i < 12; ++i) {
        std::string const stream = "s" + std::to_string(i);
        first.push_back(keeping(append_to(stream, 0, 2), stream + "/1"));
        second.push_back(keeping(append_to(stream, 2), stream + "/2"));
    }
    CHECK(journal.append(first) == std::vector(12, Appended::done));
    std::vector expected(12, Appended::done);
    if (kind == "stale")
        second[7] = append_to("s7", 1);
    if (kind == "ahead")
        second[7] = append_to("s7", 3);
    if (kind == "key taken")
        second[7].kept->key = "s3/1";
    if (kind != "nothing")
        expected[7] = kind == "key taken" ? Appended::key_taken : Appended::conflict;
    CHECK(journal.append(second) == expected);
    for (std::size_t i = 0; i < 12; ++i) {
        Append const& last = expected[i] == Appended::done ? second[i] : first[i];
        CHECK(journal.load({last.stream}).back() == last.events.back());
        CHECK(journal.heads().at({last.stream}).version == last.events.back().version);
        CHECK(journal.heads().at({last.stream}).hash == last.events.back().hash);
        CHECK(journal.kept_answer({"p1"}, last.kept->key)->answer == last.kept->answer);
    }
    CHECK(journal.kept_answer({"p1"}, "s7/2").has_value() == (kind == "nothing"));
}

JOURNAL_TEST_CASE("several appends on one stream in a batch follow each other", "[journal]")
{
    Journal& journal = place.journal();
    REQUIRE(append_one(journal, append_to("a", 0)) == Appended::done);
    std::vector const batch{append_to("a", 1, 2), append_to("b", 0), append_to("a", 3), append_to("a", 3),
                            append_to("b", 1)};
    CHECK(journal.append(batch)
          == std::vector{Appended::done, Appended::done, Appended::done, Appended::conflict, Appended::done});
    CHECK(journal.version_of({"a"}) == 4);
    CHECK(journal.version_of({"b"}) == 2);
    CHECK(journal.heads().at({"a"}).hash == batch[2].events.back().hash);
}

JOURNAL_TEST_CASE("what may rest on a refused append of the same batch is refused too", "[journal]")
{
    Journal& journal = place.journal();
    REQUIRE(append_one(journal, append_to("a", 0, 2)) == Appended::done);
    // The second is at the stream's version, but was decided on the first, which is not what the journal holds.
    CHECK(journal.append(std::vector{append_to("a", 1), append_to("a", 2)})
          == std::vector{Appended::conflict, Appended::conflict});
    CHECK(journal.version_of({"a"}) == 2);
}

JOURNAL_TEST_CASE("an append that rests on a stream is a conflict once that stream has moved", "[journal]")
{
    Journal& journal = place.journal();
    REQUIRE(append_one(journal, append_to("jury", 0, 2)) == Appended::done);
    CHECK(append_one(journal, resting_on(append_to("a", 0), "jury", 2)) == Appended::done);
    CHECK(append_one(journal, resting_on(append_to("a", 1), "jury", 1)) == Appended::conflict);
    CHECK(append_one(journal, resting_on(append_to("a", 1), "jury", 3)) == Appended::conflict);
    CHECK(append_one(journal, resting_on(append_to("a", 1), "no such", 1)) == Appended::conflict);
    CHECK(append_one(journal, resting_on(resting_on(append_to("a", 1), "jury", 2), "a", 1)) == Appended::done);
    CHECK(append_one(journal, keeping(resting_on(append_to("a", 2), "jury", 1), "k")) == Appended::conflict);
    CHECK(!journal.kept_answer({"p1"}, "k"));
    CHECK_THROWS_AS(append_one(journal, resting_on(append_to("a", 2), "no such", 0)), std::logic_error);
    CHECK(journal.version_of({"a"}) == 2);
    CHECK(journal.version_of({"jury"}) == 2);
}

TEMPLATE_TEST_CASE("of several streams that an append rests on none may have moved", "[journal]", Memory, Sqlite,
                   Postgresql)
{
    auto const outcome = [](Version jury, Version campaign) { // each time the first clash that the journal sees
        TestType place;
        Journal& journal = place.journal();
        REQUIRE(append_one(journal, append_to("jury", 0, 2)) == Appended::done);
        REQUIRE(append_one(journal, append_to("campaign", 0, 3)) == Appended::done);
        auto const append = resting_on(resting_on(append_to("a", 0), "jury", jury), "campaign", campaign);
        auto const told = append_one(journal, append);
        CHECK(journal.version_of({"a"}) == (told == Appended::done ? 1 : 0));
        return told;
    };
    CHECK(outcome(2, 3) == Appended::done);
    CHECK(outcome(2, 2) == Appended::conflict);
    CHECK(outcome(1, 3) == Appended::conflict);
}

JOURNAL_TEST_CASE("in a batch, what rests on a moved stream fails alone, and its order counts", "[journal]")
{
    Journal& journal = place.journal();
    CHECK(journal.append(std::vector{append_to("jury", 0, 2), append_to("campaign", 0)})
          == std::vector(2, Appended::done));
    std::vector const batch{
        resting_on(append_to("a", 0), "jury", 2), // before the jury moves
        append_to("jury", 2),
        resting_on(append_to("b", 0), "jury", 2), // after it has
        resting_on(append_to("c", 0), "jury", 3),
        resting_on(append_to("d", 0), "campaign", 2), // nobody moves it there
        resting_on(append_to("d", 0), "campaign", 1), // rests on its own stream's refused append
        resting_on(append_to("e", 0), "campaign", 1),
    };
    auto const done = Appended::done, conflict = Appended::conflict;
    CHECK(journal.append(batch) == std::vector{done, done, conflict, done, conflict, conflict, done});
    CHECK(journal.version_of({"jury"}) == 3);
    CHECK(journal.version_of({"campaign"}) == 1);
    CHECK(journal.heads().size() == 5);
    auto const together =
        journal.append_together(std::vector{append_to("f", 0), resting_on(append_to("g", 0), "jury", 2)});
    CHECK(together.outcome == conflict);
    CHECK(together.culprit == 1);
    CHECK(journal.version_of({"f"}) == 0);
}

// Each moves one of two streams if the other is still where it was: in no order could both have gone through.
JOURNAL_TEST_CASE("two writers that rest on each other's stream do not both go through", "[journal]")
{
    Journal& journal = place.journal();
    CHECK(journal.append(std::vector{append_to("x", 0), append_to("y", 0)}) == std::vector(2, Appended::done));
    for (int round = 0; round < 20; ++round) {
        Version const x = journal.version_of({"x"}), y = journal.version_of({"y"});
        std::atomic<int> waiting = 2, done = 0;
        in_threads(2, [&](int writer) {
            auto const append =
                writer == 0 ? resting_on(append_to("x", x), "y", y) : resting_on(append_to("y", y), "x", x);
            --waiting;
            while (waiting > 0)
                std::this_thread::yield();
            done += append_one(journal, append) == Appended::done ? 1 : 0;
        });
        REQUIRE(done == 1);
    }
}

JOURNAL_TEST_CASE("appends together are all written, or none", "[journal]")
{
    Journal& journal = place.journal();
    std::vector good{append_to("a", 0), append_to("b", 0, 2), append_to("a", 1)};
    CHECK(journal.append_together(good).outcome == Appended::done);
    CHECK(journal.version_of({"a"}) == 2);

    std::vector const bad{append_to("c", 0), keeping(append_to("a", 2), "k"), append_to("b", 1), append_to("d", 0)};
    auto const refused = journal.append_together(bad);
    CHECK(refused.outcome == Appended::conflict);
    CHECK(refused.culprit == 2);
    CHECK(journal.version_of({"a"}) == 2);
    CHECK(journal.version_of({"c"}) == 0);
    CHECK(journal.version_of({"d"}) == 0);
    CHECK(!journal.kept_answer({"p1"}, "k"));

    REQUIRE(append_one(journal, keeping(append_to("e", 0), "k")) == Appended::done);
    auto const taken = journal.append_together(std::vector{append_to("c", 0), keeping(append_to("d", 0), "k")});
    CHECK(taken.outcome == Appended::key_taken);
    CHECK(taken.culprit == 1);
    CHECK(journal.version_of({"c"}) == 0);
}

JOURNAL_TEST_CASE("appends in portions are all written, or none", "[journal]")
{
    Journal& journal = place.journal();
    Portions const good{{append_to("b", 0, 2), append_to("a", 0)},
                        {append_to("a", 1), resting_on(append_to("c", 0), "b", 2)},
                        {keeping(append_to("d", 0), "k")}};
    CHECK(appended(journal, good).outcome == Appended::done);
    CHECK(journal.version_of({"a"}) == 2);
    CHECK(journal.version_of({"c"}) == 1);
    CHECK(journal.kept_answer({"p1"}, "k"));

    auto const in_the_way = [&](Appended why, std::size_t place_of_culprit, Portions const& portions) {
        auto const heads_before = journal.heads().size();
        auto const together = appended(journal, portions);
        CHECK(together.outcome == why);
        CHECK(together.culprit == place_of_culprit);
        CHECK(journal.heads().size() == heads_before);
        CHECK(scanned(journal).size() == 6);
    };
    in_the_way(Appended::conflict, 2,
               {{append_to("e", 0), append_to("f", 0)}, {append_to("b", 1)}, {append_to("g", 0)}});
    in_the_way(Appended::conflict, 1, {{append_to("e", 0)}, {append_to("e", 0)}});
    in_the_way(Appended::conflict, 2,
               {{append_to("e", 0), append_to("b", 2)}, {resting_on(append_to("f", 0), "b", 2)}, {append_to("g", 0)}});
    in_the_way(Appended::key_taken, 1, {{append_to("e", 0)}, {keeping(append_to("f", 0), "k")}});
    in_the_way(Appended::key_taken, 2,
               {{append_to("e", 0), keeping(append_to("f", 0), "l")}, {keeping(append_to("g", 0), "l")}});
    CHECK(appended(journal, {}).outcome == Appended::done);
}

JOURNAL_TEST_CASE("of portions that end in a fault of ours nothing is written", "[journal]")
{
    Journal& journal = place.journal();
    CHECK_THROWS_AS(journal.append_portions([](Journal::Take const& take) {
        take(std::vector{append_to("a", 0)});
        throw std::logic_error{"no second portion"};
    }),
                    std::logic_error);
    CHECK(journal.heads().empty());
    CHECK(append_one(journal, append_to("a", 0)) == Appended::done);
}

JOURNAL_TEST_CASE("of writers of the same in portions one gets through, in whichever order they come", "[journal]")
{
    Journal& journal = place.journal();
    Append const first = append_to("a", 0), second = append_to("b", 0);
    std::atomic<int> done = 0, refused = 0;
    in_threads(2, [&](int writer) {
        auto const portions = writer == 0 ? Portions{{first}, {second}} : Portions{{second}, {first}};
        auto const outcome = appended(journal, portions).outcome;
        done += outcome == Appended::done ? 1 : 0;
        refused += outcome == Appended::conflict ? 1 : 0;
    });
    CHECK(done == 1);
    CHECK(refused == 1);
    CHECK(scanned(journal).size() == 2);
}

JOURNAL_TEST_CASE("an answer is kept with its act, once for each key of an actor", "[journal]")
{
    Journal& journal = place.journal();
    Append const append = keeping(append_to("a", 0), "k");
    REQUIRE(append_one(journal, append) == Appended::done);
    auto const kept = journal.kept_answer({"p1"}, "k");
    REQUIRE(kept);
    CHECK(kept->request_digest == "digest of k");
    CHECK(kept->answer == "answer to k");
    CHECK(kept->kept_at == append.kept->kept_at);
    CHECK(!journal.kept_answer({"p2"}, "k"));
    CHECK(!journal.kept_answer({"p1"}, "K"));

    CHECK(append_one(journal, keeping(append_to("a", 1), "k")) == Appended::key_taken);
    CHECK(append_one(journal, keeping(append_to("a", 0), "k")) == Appended::key_taken); // more telling than a conflict
    Append of_another = keeping(append_to("a", 1), "k");
    of_another.kept->actor = {"p2"};
    CHECK(append_one(journal, of_another) == Appended::done);
    CHECK(journal.append(std::vector{keeping(append_to("b", 0), "k"), keeping(append_to("c", 0), "l"),
                                     keeping(append_to("d", 0), "l")})
          == std::vector{Appended::key_taken, Appended::done, Appended::key_taken});
    CHECK(journal.version_of({"b"}) == 0);
}

JOURNAL_TEST_CASE("answers older than an instant are forgotten", "[journal]")
{
    Journal& journal = place.journal();
    Append first = keeping(append_to("a", 0), "old"), second = keeping(append_to("a", 1), "new");
    first.kept->kept_at = Instant{std::chrono::seconds{1000}};
    second.kept->kept_at = Instant{std::chrono::seconds{2000}};
    REQUIRE(append_one(journal, first) == Appended::done);
    REQUIRE(append_one(journal, second) == Appended::done);
    journal.forget_answers(Instant{std::chrono::seconds{2000}});
    CHECK(!journal.kept_answer({"p1"}, "old"));
    CHECK(journal.kept_answer({"p1"}, "new"));
    CHECK(append_one(journal, keeping(append_to("a", 2), "old")) == Appended::done);
}

JOURNAL_TEST_CASE("pending work waits in order until it is done", "[journal]")
{
    Journal& journal = place.journal();
    Append append = append_to("a", 0);
    append.pending = {{.kind = "open", .payload = "{\"é\":1}"}, {.kind = "refresh", .payload = "2"}};
    REQUIRE(append_one(journal, append) == Appended::done);
    Append next = append_to("b", 0);
    next.pending = {{.kind = "refresh", .payload = "3"}};
    REQUIRE(append_one(journal, next) == Appended::done);

    auto const work = journal.pending(10);
    REQUIRE(work.size() == 3);
    CHECK(work[0].kind == "open");
    CHECK(work[0].payload == "{\"é\":1}");
    CHECK(work[2].payload == "3");
    CHECK(std::set{work[0].id, work[1].id, work[2].id}.size() == 3);
    CHECK(journal.pending(2).size() == 2);
    journal.pending_done(work[1].id);
    auto const left = journal.pending(10);
    REQUIRE(left.size() == 2);
    CHECK(left[1].payload == "3");
}

JOURNAL_TEST_CASE("scanning gives stream after stream, each in order, however many", "[journal]")
{
    Journal& journal = place.journal();
    CHECK(scanned(journal).empty());
    // Byte order: capitals before small letters, é after both. One stream is longer than a chunk.
    std::vector<Append> batch{append_to("b", 0, 700), append_to("é", 0, 10), append_to("B", 0, 290),
                              append_to("a-1", 0, 1), append_to("a", 0, 499)};
    CHECK(journal.append(batch) == std::vector(5, Appended::done));
    std::vector<Event> expected;
    for (std::size_t const i : {2U, 4U, 3U, 0U, 1U})
        expected.insert(expected.end(), batch[i].events.begin(), batch[i].events.end());
    CHECK((scanned(journal) == expected));
}

JOURNAL_TEST_CASE("heads agree with the chains", "[journal]")
{
    Journal& journal = place.journal();
    CHECK(journal.append(std::vector{append_to("a", 0, 3), append_to("b", 0, 1)}) == std::vector(2, Appended::done));
    Append const more = append_to("a", 3, 2, journal.heads().at({"a"}).hash);
    REQUIRE(append_one(journal, more) == Appended::done);
    ChainVerifier verifier;
    journal.scan([&](Event const& event) { verifier.read(event); });
    CHECK(verifier.finish(journal.heads()).empty());
    CHECK(verifier.events() == 6);
    CHECK(journal.heads().size() == 2);
    CHECK(journal.heads().at({"a"}).version == 5);
}

JOURNAL_TEST_CASE("an empty batch is nothing to do", "[journal]")
{
    CHECK(place.journal().append({}).empty());
    CHECK(place.journal().append_together({}).outcome == Appended::done);
}

JOURNAL_TEST_CASE("events that do not follow the expected version are a bug of ours", "[journal]")
{
    Append gap = append_to("a", 0, 2);
    gap.events[1].version = 3;
    CHECK_THROWS_AS(append_one(place.journal(), gap), std::logic_error);
    Append stranger = append_to("a", 0);
    stranger.events[0].stream = {"b"};
    CHECK_THROWS_AS(append_one(place.journal(), stranger), std::logic_error);
    CHECK(scanned(place.journal()).empty());
}

JOURNAL_TEST_CASE("eight writers on one stream leave neither gap nor double", "[journal]")
{
    Journal& journal = place.journal();
    in_threads(8, [&](int) {
        for (int i = 0; i < 50; ++i)
            append_until_done(journal, "a");
    });
    auto const events = journal.load({"a"});
    REQUIRE(events.size() == 400);
    ChainVerifier verifier;
    for (Event const& event : events)
        verifier.read(event);
    CHECK(verifier.finish(journal.heads()).empty());
}

JOURNAL_TEST_CASE("eight writers with batches on the same streams hinder but never harm each other", "[journal]")
{
    Journal& journal = place.journal();
    std::atomic<int> done = 0;
    in_threads(8, [&](int writer) {
        for (int i = 0; i < 20; ++i) {
            std::vector<Append> batch;
            for (int s = 0; s < 6; ++s) { // half of them in the opposite order: two writers wait for each other
                std::string const stream{static_cast<char>(writer % 2 == 0 ? 'a' + s : 'f' - s)};
                auto const held = journal.load({stream});
                Hash const head = held.empty() ? Hash{} : held.back().hash;
                batch.push_back(append_to(stream, static_cast<Version>(held.size()), 1, head));
            }
            for (Appended const outcome : journal.append(batch))
                done += outcome == Appended::done ? 1 : 0;
        }
    });
    ChainVerifier verifier;
    journal.scan([&](Event const& event) { verifier.read(event); });
    CHECK(verifier.finish(journal.heads()).empty());
    CHECK(verifier.events() == static_cast<std::size_t>(done));
}

JOURNAL_TEST_CASE("eight writers on many streams", "[journal]")
{
    Journal& journal = place.journal();
    in_threads(8, [&](int writer) {
        for (int i = 0; i < 50; ++i)
            append_until_done(journal, std::to_string(writer) + "-" + std::to_string(i % 5));
    });
    CHECK(scanned(journal).size() == 400);
    CHECK(journal.heads().size() == 40);
}

STORE_TEST_CASE("two programs on one database hinder but never harm each other", "[journal]")
{
    auto const other = store::open_store(place.url(), patient);
    in_threads(8, [&](int writer) {
        for (int i = 0; i < 25; ++i)
            append_until_done(writer % 2 == 0 ? place.journal() : other->journal(), i % 2 == 0 ? "a" : "b");
    });
    ChainVerifier verifier;
    other->journal().scan([&](Event const& event) { verifier.read(event); });
    CHECK(verifier.finish(place.journal().heads()).empty());
    CHECK(verifier.events() == 200);
}

STORE_TEST_CASE("a draft ends with the act that files it, and only with it", "[journal][drafts]")
{
    Journal& journal = place.journal();
    Drafts& drafts = place.store().drafts();
    Instant const now{std::chrono::seconds{1}};
    DraftKey const filed{{"a"}, "notes", 1}, other{{"a"}, "notes", 2};
    REQUIRE(drafts.save(filed, "{}", 0, {"p1"}, now));
    REQUIRE(drafts.save(other, "{}", 0, {"p1"}, now));
    Append append = append_to("a", 1);
    append.finished_drafts = {filed};
    REQUIRE(append_one(journal, append) == Appended::conflict);
    CHECK(drafts.find(filed));
    append = append_to("a", 0);
    append.finished_drafts = {filed};
    REQUIRE(append_one(journal, append) == Appended::done);
    CHECK(!drafts.find(filed));
    CHECK(drafts.find(other));
}

STORE_TEST_CASE("drafts are ended whenever they were saved, and with others there or not", "[journal][drafts]")
{
    Drafts& drafts = place.store().drafts();
    Version version = 0;
    auto const act = [&](std::vector<DraftKey> ended) {
        Append append = append_to("a", version++);
        append.finished_drafts = std::move(ended);
        REQUIRE(append_one(place.journal(), append) == Appended::done);
    };
    auto const save = [&](DraftKey const& key) { REQUIRE(drafts.save(key, "{}", 0, {"p1"}, Instant{})); };
    DraftKey const review{{"a"}, "review@tutor", 1}, reply{{"a"}, "review@trainee", 1},
        report{{"a"}, "report@tutor", 0};

    act({});       // opens
    act({review}); // none is there
    save(review);
    save(reply);
    save(report);
    act({review, report});
    CHECK(!drafts.find(review));
    CHECK(!drafts.find(report));
    CHECK(drafts.find(reply));
    act({});
    act({reply});
    CHECK(!drafts.find(reply));
    act({}); // none is left
    save(review);
    act({reply});
    CHECK(drafts.find(review));
    act({review});
    CHECK(!drafts.find(review));
}

STORE_TEST_CASE("a draft that is saved while its case moves on is ended by the act that files it", "[journal][drafts]")
{
    auto const other = store::open_store(place.url(), patient);
    Drafts& drafts = place.store().drafts();
    DraftKey const key{{"a"}, "review@tutor", 1}, given_up{{"a"}, "report@tutor", 0};
    REQUIRE(append_one(place.journal(), append_to("a", 0)) == Appended::done);
    for (Version version = 1; version < 120; version += 2) {
        CAPTURE(version);
        if (version % 4 == 1) { // the case had one, of which the act will find that it is gone
            REQUIRE(drafts.save(given_up, "{}", 0, {"p1"}, Instant{}));
            REQUIRE(drafts.remove(given_up, 1));
        }
        bool has_moved = false, is_saved = false;
        in_threads(2, [&](int which) {
            if (which == 0)
                has_moved = append_one(place.journal(), append_to("a", version)) == Appended::done;
            else
                is_saved = other->drafts().save(key, "{}", 0, {"p1"}, Instant{}).has_value();
        });
        REQUIRE((has_moved && is_saved));
        Append append = append_to("a", version + 1);
        append.finished_drafts = {key};
        REQUIRE(append_one(place.journal(), append) == Appended::done);
        REQUIRE(!drafts.find(key));
    }
}
