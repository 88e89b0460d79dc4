// A store's journal and its exports, checked by somebody who trusts neither.

#include "engine/verification.hpp"
#include "tests/api/town_hall.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <sstream>

using town::TownHall;
namespace json = boost::json;

namespace {

// A hall in which something happened: three cases, seven events.
struct Lived : TownHall {
    Lived()
    {
        std::string const season = open_season();
        std::string const path = "/api/v1/permits/" + open_permit(season, holder);
        open_permit(season, stranger);
        post(examiner, path + "/site-report/write", {{"findings", "Tout va bien, \"enfin\" : é."}},
             {{"If-Match", "\"0\""}});
        post(examiner, path + "/site-report/amend", {{"findings", "Mieux."}}, {{"If-Match", "\"1\""}});
        post(examiner, path + "/note/take", {{"text", "Un."}});
        post(holder, path + "/site-report/mark-as-read", json::object{}, {{"If-Match", "\"2\""}});
    }
    std::vector<std::string> exported()
    {
        std::stringstream text;
        engine::write_export(store().journal(), text);
        std::vector<std::string> lines;
        for (std::string line; std::getline(text, line);)
            lines.push_back(line);
        return lines;
    }
};

engine::VerificationReport verified(std::vector<std::string> const& lines)
{
    std::stringstream text;
    for (std::string const& line : lines)
        text << line << '\n';
    return engine::verify(text);
}

// A journal that shows what it is told to.
struct Shown final : engine::Journal {
    std::vector<engine::Event> events;
    engine::ChainVerifier::Heads kept;

    explicit Shown(engine::Journal& of) : kept{of.heads()}
    {
        of.scan([this](engine::Event const& event) { events.push_back(event); });
    }
    void scan(std::function<void(engine::Event const&)> const& each) override
    {
        for (engine::Event const& event : events)
            each(event);
    }
    engine::ChainVerifier::Heads heads() override { return kept; }

    std::vector<engine::Event> load(engine::CaseId const&, engine::Version) override { return {}; }
    engine::Version version_of(engine::CaseId const&) override { return 0; }
    std::vector<engine::Appended> append(std::span<engine::Append const>) override { return {}; }
    Together append_together(std::span<engine::Append const>) override { return {}; }
    std::optional<engine::KeptAnswer> kept_answer(engine::PersonId const&, std::string const&) override { return {}; }
    void forget_answers(engine::Instant) override {}
    std::vector<engine::PendingWork> pending(std::size_t) override { return {}; }
    void pending_done(std::int64_t) override {}
};

} // namespace

TEST_CASE("a journal that was lived is sound in the store and in its export, with the same root")
{
    Lived hall;
    auto const report = engine::verify(hall.store().journal());
    CHECK(report.sound());
    CHECK(report.events == 7);
    CHECK(report.streams == 3);
    auto const exported = verified(hall.exported());
    CHECK(exported.sound());
    CHECK(exported.events == 7);
    CHECK(exported.root == report.root);
}

TEST_CASE("every byte of an export counts: whichever is altered, the export is broken")
{
    Lived hall;
    auto const lines = hall.exported();
    auto const root = verified(lines).root;
    std::size_t altered = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t at = 0; at < lines[i].size(); at += 7) {
            auto tampered = lines;
            char& byte = tampered[i][at];
            byte = byte == '1' ? '2' : '1';
            auto report = verified(tampered);
            bool const is_manifest = i + 1 == lines.size();
            // The manifest's own count and root are there to be read, not believed: the anchor is kept elsewhere.
            bool const harmless = is_manifest && (report.sound() && report.root == root);
            CAPTURE(i, at, tampered[i]);
            CHECK((!report.sound() || harmless));
            ++altered;
        }
    }
    CHECK(altered > 300);
}

TEST_CASE("an export with a line gone, moved, doubled or added is broken")
{
    Lived hall;
    auto const lines = hall.exported();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CAPTURE(i);
        auto without = lines;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK(!verified(without).sound());
        if (i + 2 < lines.size()) {
            auto doubled = lines;
            doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
            CHECK(!verified(doubled).sound());
        }
    }
    auto noise = lines;
    noise.insert(noise.begin() + 1, "{\"hello\":1}");
    CHECK(!verified(noise).sound());
    CHECK(!verified({}).sound());
}

TEST_CASE("a store in which an event was altered, or a stream cut short or emptied, is broken")
{
    Lived hall;
    Shown const sound{hall.store().journal()};
    auto const found = [&](auto tamper) {
        Shown shown{hall.store().journal()};
        tamper(shown);
        return engine::verify(shown).breaches.size();
    };
    CHECK(found([](Shown&) {}) == 0);
    CHECK(found([](Shown& s) { s.events[3].body = "{}"; }) == 1);
    CHECK(found([](Shown& s) { s.events.pop_back(); }) == 1);
    CHECK(found([](Shown& s) {
              auto const gone = s.events.front().stream;
              std::erase_if(s.events, [&](auto const& event) { return event.stream == gone; });
          })
          == 1);
    CHECK(found([](Shown& s) { s.events.clear(); }) == 3);
    CHECK(found([](Shown& s) { s.kept.clear(); }) == 1);
    CHECK(found([](Shown& s) { s.kept.begin()->second.hash[0] ^= 1; }) == 1);
}

TEST_CASE("a store rewritten as a whole, chains and heads and all, is told by an anchor kept elsewhere")
{
    Lived hall;
    auto const anchor = engine::verify(hall.store().journal()).root;
    Shown rewritten{hall.store().journal()};
    engine::Hash previous{};
    engine::CaseId stream;
    for (engine::Event& event : rewritten.events) {
        if (event.stream != stream)
            previous = {};
        stream = event.stream;
        event.role = "somebody else";
        event.hash = previous = engine::chained(previous, event);
        rewritten.kept[event.stream] = {event.version, event.hash};
    }
    auto report = engine::verify(rewritten);
    CHECK(report.sound());
    engine::compare_with_anchor(report, anchor);
    CHECK(report.breaches.size() == 1);
    auto same = engine::verify(hall.store().journal());
    engine::compare_with_anchor(same, anchor);
    CHECK(same.sound());
}
