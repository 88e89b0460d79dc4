// Consultations are noted before anything is shown, once, and within bounds.

#include "engine/consultation_trace.hpp"
#include "engine/journal.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace engine;

namespace {

struct Noted final : Consultations {
    std::mutex mutex;
    std::vector<Consultation> kept;
    int calls = 0;
    bool away = false;

    void note(std::span<Consultation const> read) override
    {
        std::lock_guard const lock{mutex};
        ++calls;
        if (away)
            throw StoreUnavailable{"away"};
        kept.insert(kept.end(), read.begin(), read.end());
    }
    ConsultationPage of(CaseId const&, std::int64_t, std::size_t) override { return {}; }
};

Consultation by(std::string const& person, Version version = 1)
{
    return {.of = CaseId{"a"}, .version = version, .person = PersonId{person}, .day = *parse_day("2023-05-02")};
}

} // namespace

TEST_CASE("the same reading is written once, another version and another day again", "[consultations]")
{
    Noted noted;
    ConsultationTrace trace{noted};
    trace.note({by("ann")});
    trace.note({by("ann")});
    CHECK(noted.calls == 1);
    trace.note({by("ann", 2), by("ann"), by("bob")});
    CHECK(noted.kept.size() == 3);
    Consultation next_day = by("ann");
    next_day.day += std::chrono::days{1};
    trace.note({next_day});
    CHECK(noted.kept.size() == 4);
    trace.note({});
    CHECK(noted.calls == 3);
}

TEST_CASE("what could not be written is not taken for written", "[consultations]")
{
    Noted noted;
    ConsultationTrace trace{noted};
    noted.away = true;
    CHECK_THROWS_AS(trace.note({by("ann")}), StoreUnavailable);
    CHECK_THROWS_AS(trace.note({by("ann")}), StoreUnavailable);
    noted.away = false;
    trace.note({by("ann")});
    CHECK(noted.kept.size() == 1);
}

TEST_CASE("what is remembered is bounded, and what is forgotten is written again", "[consultations]")
{
    Noted noted;
    ConsultationTrace trace{noted, 10};
    for (int person = 0; person < 100; ++person)
        trace.note({by(std::to_string(person))});
    trace.note({by("99")});
    CHECK(noted.calls == 100);
    trace.note({by("0")});
    CHECK(noted.calls == 101);
}

TEST_CASE("many at once are all written, and share their writing", "[consultations]")
{
    Noted noted;
    ConsultationTrace trace{noted};
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 8; ++reader)
        readers.emplace_back([&, reader] {
            for (Version version = 1; version <= 50; ++version)
                trace.note({by(std::to_string(reader), version)});
        });
    for (std::thread& reader : readers)
        reader.join();
    CHECK(noted.kept.size() == 400);
    CHECK(noted.calls <= 400);
}
