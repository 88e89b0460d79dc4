// The chain: what is hashed, to the byte, and that no tampering with a stream goes unseen.

#include "engine/chain.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <string>
#include <utility>

using engine::ChainVerifier;
using engine::Event;

namespace {

Event event(std::string stream, engine::Version version)
{
    Event one;
    one.stream = engine::CaseId{std::move(stream)};
    one.version = version;
    one.type = "review_filed";
    one.track = "review";
    one.piece = 2;
    one.body = R"({"comment":"é","number":)" + std::to_string(version) + "}";
    one.actor = engine::PersonId{"p1"};
    one.role = "head";
    one.occurred_on = *engine::parse_day("2022-11-30");
    one.recorded_at = *engine::parse_instant("2022-12-01T08:15:00.000001Z");
    one.rule_set = "rules-1";
    return one;
}

using Stream = std::vector<Event>;

Stream chained_stream(std::string const& name, engine::Version length)
{
    Stream stream;
    engine::Hash previous{};
    for (engine::Version version = 1; version <= length; ++version) {
        stream.push_back(event(name, version));
        stream.back().hash = engine::chained(previous, stream.back());
        previous = stream.back().hash;
    }
    return stream;
}

ChainVerifier::Heads heads_of(Stream const& stream)
{
    ChainVerifier::Heads heads;
    for (Event const& one : stream)
        heads[one.stream] = {one.version, one.hash};
    return heads;
}

std::vector<engine::Breach> breaches(Stream const& read, ChainVerifier::Heads const& heads)
{
    ChainVerifier verifier;
    for (Event const& one : read)
        verifier.read(one);
    return verifier.finish(heads);
}

} // namespace

TEST_CASE("what is hashed is written in the README to the byte, and so is its hash")
{
    Event first = event("case-1", 1);
    first.on_behalf_of = engine::PersonId{"p2"};
    CHECK(
        engine::canonical_bytes(first)
        == "6:case-1,1:1,12:review_filed,1:1,6:review,1:2,2:p1,4:head,2:p2,10:2022-11-30,16:1669882500000001,7:rules-1,"
           "27:{\"comment\":\"é\",\"number\":1},");
    CHECK(engine::to_hex(engine::chained({}, first))
          == "3baddf8ca23a0c1de7b88ba7cb4398d349122549b75884c3736b233c3e87703b");
    first.on_behalf_of.reset();
    CHECK(engine::canonical_bytes(first).find("4:head,0:,10:2022-11-30,") != std::string::npos);
}

TEST_CASE("a sound stream has no breach, and streams may come interleaved")
{
    auto const one = chained_stream("a", 5);
    auto const other = chained_stream("b", 5);
    Stream mixed;
    for (std::size_t i = 0; i < one.size(); ++i) {
        mixed.push_back(one[i]);
        mixed.push_back(other[i]);
    }
    CHECK(breaches(mixed, heads_of(mixed)).empty());
}

TEST_CASE("one altered byte is found, whatever field it is in, at its event")
{
    std::vector<std::pair<char const*, std::function<void(Event&)>>> const tamperings{
        {"type", [](Event& e) { e.type[0] = 'R'; }},
        {"shape", [](Event& e) { e.shape = 2; }},
        {"track", [](Event& e) { e.track += 's'; }},
        {"piece", [](Event& e) { e.piece = 3; }},
        {"body", [](Event& e) { e.body[2] = 'C'; }},
        {"actor", [](Event& e) { e.actor.value = "p3"; }},
        {"role", [](Event& e) { e.role = "deputy"; }},
        {"on_behalf_of", [](Event& e) { e.on_behalf_of = engine::PersonId{"p1"}; }},
        {"occurred_on", [](Event& e) { e.occurred_on += std::chrono::days{1}; }},
        {"recorded_at", [](Event& e) { e.recorded_at += std::chrono::microseconds{1}; }},
        {"rule_set", [](Event& e) { e.rule_set = "rules-2"; }},
        {"hash", [](Event& e) { e.hash[31] ^= 1; }},
        {"a boundary between two fields", [](Event& e) { std::swap(e.type, e.track); }},
    };
    auto const sound = chained_stream("a", 5);
    for (auto const& [field, tamper] : tamperings) {
        CAPTURE(field);
        auto altered = sound;
        tamper(altered[2]);
        auto const found = breaches(altered, heads_of(sound));
        REQUIRE(found.size() == 1);
        CHECK(found[0].stream.value == "a");
        CHECK(found[0].version == 3);
    }
}

TEST_CASE("the last event altered with its own hash made anew is found by its head")
{
    auto altered = chained_stream("a", 3);
    auto const heads = heads_of(altered);
    altered[2].body = "{}";
    altered[2].hash = engine::chained(altered[1].hash, altered[2]);
    CHECK(breaches(altered, {}).empty()); // the chain alone cannot tell
    auto const found = breaches(altered, heads);
    REQUIRE(found.size() == 1);
    CHECK(found[0].version == 3);
}

TEST_CASE("a missing, reordered, repeated or added event is found")
{
    auto const sound = chained_stream("a", 5);
    auto missing = sound;
    missing.erase(missing.begin() + 1);
    REQUIRE(breaches(missing, heads_of(sound)).size() == 1);
    CHECK(breaches(missing, heads_of(sound))[0].what == "events 2 to 2 are missing");

    auto without_first = sound;
    without_first.erase(without_first.begin());
    CHECK(breaches(without_first, heads_of(sound)).size() == 1);

    auto reordered = sound;
    std::swap(reordered[1], reordered[2]);
    CHECK(breaches(reordered, heads_of(sound)).size() == 1);

    auto renumbered = sound; // put in the other order, and numbered so that it does not show
    std::swap(renumbered[1], renumbered[2]);
    std::swap(renumbered[1].version, renumbered[2].version);
    CHECK(breaches(renumbered, heads_of(sound)).size() == 1);

    auto repeated = sound;
    repeated.insert(repeated.begin() + 2, sound[1]);
    CHECK(breaches(repeated, heads_of(sound)).size() == 1);

    auto added = sound;
    added.push_back(event("a", 6));
    added.back().hash = engine::chained(sound.back().hash, added.back());
    REQUIRE(breaches(added, heads_of(sound)).size() == 1);
    CHECK(breaches(added, heads_of(sound))[0].version == 6);
}

TEST_CASE("a stream cut short, gone or added as a whole is found by the heads")
{
    auto const a = chained_stream("a", 5);
    auto const b = chained_stream("b", 2);
    Stream both = a;
    both.insert(both.end(), b.begin(), b.end());

    auto short_stream = both;
    short_stream.erase(short_stream.begin() + 3, short_stream.begin() + 5);
    REQUIRE(breaches(short_stream, heads_of(both)).size() == 1);
    CHECK(breaches(short_stream, heads_of(both))[0].version == 4);

    REQUIRE(breaches(a, heads_of(both)).size() == 1);
    CHECK(breaches(a, heads_of(both))[0].stream.value == "b");
    REQUIRE(breaches(both, heads_of(a)).size() == 1);
    CHECK(breaches(both, heads_of(a))[0].stream.value == "b");
}

TEST_CASE("one broken link is told once, and the streams beside it are still read")
{
    auto a = chained_stream("a", 5);
    auto const b = chained_stream("b", 3);
    auto const heads = heads_of(b);
    a[1].body = "{}";
    a[3].body = "{}";
    auto all = heads;
    all.merge(heads_of(chained_stream("a", 5)));
    Stream both = a;
    both.insert(both.end(), b.begin(), b.end());
    both.back().body = "{}";
    auto const found = breaches(both, all);
    REQUIRE(found.size() == 2);
    CHECK(found[0].version == 2);
    CHECK(found[1].stream.value == "b");
}

TEST_CASE("the Merkle root changes with any head, any stream, and not with the order of reading")
{
    auto const a = chained_stream("a", 3);
    auto const b = chained_stream("b", 3);
    auto heads = heads_of(a);
    CHECK(engine::merkle_root({}) == engine::sha256(""));
    auto const alone = engine::merkle_root(heads);
    heads.merge(heads_of(b));
    auto const both = engine::merkle_root(heads);
    CHECK(alone != both);
    auto shorter = heads;
    shorter[engine::CaseId{"b"}] = {2, b[1].hash};
    CHECK(engine::merkle_root(shorter) != both);
    for (std::size_t i = 3; i < 9; ++i) { // uneven trees too
        auto more = heads;
        for (std::size_t j = 0; j < i; ++j)
            more[engine::CaseId{"c" + std::to_string(j)}] = {1, a[0].hash};
        auto const root = engine::merkle_root(more);
        more[engine::CaseId{"c0"}].hash[0] ^= 1;
        CHECK(engine::merkle_root(more) != root);
    }
}

TEST_CASE("the Merkle root is that of the README, worked out apart")
{
    ChainVerifier::Heads heads;
    engine::Version const versions[] = {1, 22, 3};
    for (std::uint8_t i = 0; i < 3; ++i) {
        auto& head = heads[engine::CaseId{std::string(1, static_cast<char>('a' + i))}];
        head.version = versions[i];
        head.hash.fill(static_cast<std::uint8_t>(i + 1));
    }
    CHECK(engine::to_hex(engine::merkle_root(heads))
          == "23e77747acf22838bdd8fc908cc71cc099604e6fba998afb2be4b20d87b4a915");
}

TEST_CASE("hashes are read back from their hexadecimal form, and nothing else is")
{
    auto const hash = engine::sha256("abc");
    CHECK(engine::to_hex(hash) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    engine::Hash back{};
    CHECK(engine::from_hex(engine::to_hex(hash), back));
    CHECK(back == hash);
    CHECK(!engine::from_hex("ba78", back));
    CHECK(!engine::from_hex(std::string(64, 'G'), back));
}
