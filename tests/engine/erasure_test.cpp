// Bodies are erased and the chain stays whole: what may be gone, what must be there, and that no byte of the rest can be
// altered.

#include "engine/chain.hpp"
#include "engine/erasure.hpp"
#include "engine/memory_journal.hpp"
#include "engine/verification.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>

using engine::Event;
using Stream = std::vector<Event>;

namespace {

std::string salt_of(engine::Version version)
{
    return engine::to_hex(engine::sha256("salt " + std::to_string(version))).substr(0, 32);
}

Event event(engine::Version version, std::string body, std::string type = "visit_recorded")
{
    Event one;
    one.stream = engine::CaseId{"case-1"};
    one.version = version;
    one.type = std::move(type);
    one.track = "visit";
    one.piece = 2;
    one.body = std::move(body);
    one.actor = engine::PersonId{"p1"};
    one.role = "tutor";
    one.occurred_on = *engine::parse_day("2022-11-30");
    one.recorded_at = *engine::parse_instant("2022-12-01T08:15:00.000001Z");
    one.rule_set = "rules-1";
    return one;
}

void add(Stream& stream, Event one, std::uint8_t format = 2)
{
    engine::Hash const previous = stream.empty() ? engine::Hash{} : stream.back().hash;
    if (format == 2)
        engine::chain_after(previous, one, salt_of(one.version));
    else
        one.hash = engine::chained(previous, one);
    stream.push_back(std::move(one));
}

std::string const erasure_of_2_and_3{
    R"({"pieces":[{"piece":2,"track":"visit","versions":[2,3]}],"policy":"hypothèse"})"};

// Four events, of which the second and third are erased by the fifth.
Stream erased_stream()
{
    Stream stream;
    for (engine::Version version = 1; version <= 4; ++version)
        add(stream, event(version, R"({"comment":"é","number":)" + std::to_string(version) + "}"));
    Event const erasing = event(5, erasure_of_2_and_3, "contents_erased");
    engine::erase_as_told(stream, erasing);
    add(stream, erasing);
    add(stream, event(6, "{}"));
    return stream;
}

std::vector<engine::Breach> breaches(Stream const& stream)
{
    engine::ChainVerifier verifier;
    for (Event const& one : stream)
        verifier.read(one);
    engine::ChainVerifier::Heads const heads{{stream.front().stream, {stream.back().version, stream.back().hash}}};
    return verifier.finish(heads);
}

std::string only_breach(Stream const& stream)
{
    auto const found = breaches(stream);
    return found.size() == 1 ? found.front().what : std::to_string(found.size()) + " breaches";
}

} // namespace

TEST_CASE("what is hashed in format 2 is written in the README to the byte, and so is its hash")
{
    Event one = event(1, R"({"comment":"é","number":1})");
    engine::chain_after({}, one, "000102030405060708090a0b0c0d0e0f");
    CHECK(engine::canonical_bytes(one)
          == "1:2,6:case-1,1:1,14:visit_recorded,1:1,5:visit,1:2,2:p1,5:tutor,0:,10:2022-11-30,16:1669882500000001,"
             "7:rules-1,64:e597c0ce2454dbfabd5cc60bca7c1dc6d4b1150ce8ea0e1bcd7fbc59d58ce3ba,");
    CHECK(engine::to_hex(one.hash) == "90c2b29894730d78ef4fe8eff73ee46c6533b94fff57f92e6e8efc1d9fde4908");
    Event erased = one;
    engine::erase_body(erased);
    CHECK(engine::canonical_bytes(erased) == engine::canonical_bytes(one));
    CHECK(erased.body.empty());
    CHECK(erased.salt.empty());
}

TEST_CASE("a stream with erased bodies is sound, and its heads are those that it had")
{
    Stream stream = erased_stream();
    CHECK(stream[1].body.empty());
    CHECK(stream[2].body.empty());
    CHECK(breaches(stream).empty());
}

TEST_CASE("the same body under another salt has another digest, so that it cannot be found again by trying")
{
    Stream stream;
    add(stream, event(1, R"({"value":"favourable"})"));
    add(stream, event(2, R"({"value":"favourable"})"));
    CHECK(engine::body_digest(stream[0]) != engine::body_digest(stream[1]));
    CHECK(engine::body_digest(stream[0]) != engine::sha256(stream[0].body));
}

TEST_CASE("a body that is gone without a word is a breach at its event")
{
    Stream stream = erased_stream();
    engine::erase_body(stream[3]);
    auto const found = breaches(stream);
    REQUIRE(found.size() == 1);
    CHECK(found[0].version == 4);
    CHECK(found[0].what == "the body of event 4 is gone, and no later event says that it was erased");
}

TEST_CASE("a body that is still there although an event says that it was erased is a breach")
{
    Stream whole;
    for (engine::Version version = 1; version <= 4; ++version)
        add(whole, event(version, R"({"comment":"é","number":)" + std::to_string(version) + "}"));
    add(whole, event(5, erasure_of_2_and_3, "contents_erased"));
    CHECK(only_breach(whole) == "event 5 says that event 2 was erased, which it is not");
}

TEST_CASE("an event that erases is not itself erased, and erases nothing that comes after it")
{
    Stream stream = erased_stream();
    engine::erase_body(stream[4]);
    CHECK(breaches(stream).front().what.find("is gone") != std::string::npos);

    Stream later;
    add(later, event(1, R"({"pieces":[{"piece":2,"track":"visit","versions":[2]}],"policy":""})", "contents_erased"));
    add(later, event(2, "{}"));
    engine::erase_body(later[1]);
    CHECK(only_breach(later) == "event 1 says that event 2 was erased, which it is not");
}

TEST_CASE("a stream goes from format 1 to 2 and never back")
{
    Stream forth;
    add(forth, event(1, "{}"), 1);
    add(forth, event(2, "{}"));
    CHECK(breaches(forth).empty());
    add(forth, event(3, "{}"), 1);
    CHECK(only_breach(forth) == "event 3 is of format 1: none such can stand here");
}

TEST_CASE("a body of format 1 is in the chain: it is not erased, and a stream where it was is broken")
{
    Stream stream;
    add(stream, event(1, R"({"comment":"é"})"), 1);
    add(stream, event(2, "{}"));
    Event const erasing =
        event(3, R"({"pieces":[{"piece":2,"track":"visit","versions":[1]}],"policy":""})", "contents_erased");
    CHECK_THROWS_AS(engine::erase_as_told(stream, erasing), std::logic_error);
    engine::erase_body(stream[0]);
    add(stream, erasing);
    CHECK(only_breach(stream) == "event 1 is neither whole nor erased");
}

TEST_CASE("whatever of a stream with erased bodies is altered, it is found at its event")
{
    std::vector<std::pair<char const*, std::function<void(Event&)>>> const tamperings{
        {"type", [](Event& e) { e.type[0] = 'X'; }},
        {"track", [](Event& e) { e.track += 's'; }},
        {"actor", [](Event& e) { e.actor.value = "p3"; }},
        {"role", [](Event& e) { e.role = "deputy"; }},
        {"on_behalf_of", [](Event& e) { e.on_behalf_of = engine::PersonId{"p1"}; }},
        {"occurred_on", [](Event& e) { e.occurred_on += std::chrono::days{1}; }},
        {"recorded_at", [](Event& e) { e.recorded_at += std::chrono::microseconds{1}; }},
        {"rule_set", [](Event& e) { e.rule_set = "rules-2"; }},
        {"hash", [](Event& e) { e.hash[31] ^= 1; }},
        {"format", [](Event& e) { e.format = 3; }},
        {"format 1", [](Event& e) { e.format = 1; }},
        {"another body", [](Event& e) { e.body += ' '; }},
        {"another salt", [](Event& e) { e.salt += 'a'; }},
        {"salt and body apart elsewhere",
         [](Event& e) {
             e.body = e.salt.substr(e.salt.size() / 2) + e.body;
             e.salt.resize(e.salt.size() / 2);
             if (e.erased)
                 e.body = "{}";
         }},
        {"digest",
         [](Event& e) {
             if (e.erased)
                 (*e.erased)[0] ^= 1;
             else
                 e.erased = engine::body_digest(e);
         }},
    };
    Stream const sound = erased_stream();
    for (std::size_t at = 0; at < sound.size(); ++at)
        for (auto const& [what, tamper] : tamperings) {
            Stream altered = sound;
            tamper(altered[at]);
            CAPTURE(at, what);
            auto const found = breaches(altered);
            REQUIRE(!found.empty());
            CHECK(found.front().version == at + 1);
        }
}

TEST_CASE("an erased event is exported as such, and read back as it is")
{
    Stream const stream = erased_stream();
    for (Event const& one : stream)
        CHECK(engine::from_export_line(engine::to_export_line(one)) == one);
    std::string const line = engine::to_export_line(stream[1]);
    CHECK(line.find("\"erased\":\"" + engine::to_hex(*stream[1].erased) + "\"") != std::string::npos);
    CHECK(line.find("\"body\"") == std::string::npos);
    CHECK(line.find("\"salt\"") == std::string::npos);
}

TEST_CASE("every byte of an export with erased bodies counts")
{
    engine::MemoryJournal journal;
    Stream const stream = erased_stream();
    engine::Append append;
    append.stream = stream.front().stream;
    append.events = stream;
    REQUIRE(journal.append({&append, 1}).front() == engine::Appended::done);
    std::stringstream text;
    engine::write_export(journal, text);
    std::string const exported = text.str();
    REQUIRE(engine::verify(text).sound());
    std::size_t const manifest = exported.rfind('\n', exported.size() - 2);
    for (std::size_t at = 0; at < manifest; ++at) {
        std::string tampered = exported;
        tampered[at] = tampered[at] == '1' ? '2' : '1';
        std::stringstream read{tampered};
        CAPTURE(at, tampered.substr(at < 40 ? 0 : at - 40, 80));
        CHECK(!engine::verify(read).sound());
    }
}

TEST_CASE("an erasure that cannot be read names nothing")
{
    for (char const* const body : {"", "[]", "{}", "{\"pieces\":3}", "{\"pieces\":[1,{\"versions\":\"2\"}]}",
                                   "{\"pieces\":[{\"versions\":[-1,1e400,\"2\",4294967296]}]}"})
        CHECK(engine::versions_erased_by(event(9, body, "contents_erased")).empty());
    CHECK(engine::versions_erased_by(event(9, erasure_of_2_and_3)).empty());
    CHECK(engine::versions_erased_by(event(9, erasure_of_2_and_3, "contents_erased"))
          == std::vector<engine::Version>{2, 3});
}
