#include "engine/verification.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

#include <istream>
#include <ostream>
#include <stdexcept>

namespace engine {
namespace {

namespace json = boost::json;

std::string text_at(json::object const& line, char const* name)
{
    return std::string{line.at(name).as_string()};
}

Hash hash_at(json::object const& line, char const* name)
{
    Hash hash{};
    if (!from_hex(text_at(line, name), hash))
        throw std::invalid_argument{"not a hash"};
    return hash;
}

Event read_event(json::object const& line)
{
    Event event;
    event.stream = CaseId{text_at(line, "stream")};
    event.version = json::value_to<Version>(line.at("version"));
    event.type = text_at(line, "type");
    event.shape = json::value_to<std::uint16_t>(line.at("shape"));
    event.track = text_at(line, "track");
    event.piece = json::value_to<std::uint16_t>(line.at("piece"));
    if (auto const* const format = line.if_contains("format"))
        event.format = json::value_to<std::uint8_t>(*format);
    if (line.contains("erased")) {
        event.erased = hash_at(line, "erased");
    } else {
        event.body = text_at(line, "body");
        if (event.format != 1)
            event.salt = text_at(line, "salt");
    }
    event.actor = PersonId{text_at(line, "actor")};
    event.role = text_at(line, "role");
    if (auto const* const power = line.if_contains("on_behalf_of"))
        event.on_behalf_of = PersonId{std::string{power->as_string()}};
    auto const day = parse_day(text_at(line, "occurred_on"));
    auto const instant = parse_instant(text_at(line, "recorded_at"));
    if (!day || !instant)
        throw std::invalid_argument{"no such day or instant"};
    event.occurred_on = *day;
    event.recorded_at = *instant;
    event.rule_set = text_at(line, "rule_set");
    event.hash = hash_at(line, "hash");
    return event;
}

void read_heads(json::object const& manifest, ChainVerifier::Heads& heads)
{
    for (auto const& [stream, head] : manifest.at("heads").as_object())
        heads[CaseId{std::string{stream}}] = {json::value_to<Version>(head.as_object().at("version")),
                                              hash_at(head.as_object(), "hash")};
}

VerificationReport report_of(ChainVerifier const& chain, ChainVerifier::Heads const& expected)
{
    VerificationReport report;
    report.events = chain.events();
    report.streams = chain.heads().size();
    report.root = to_hex(merkle_root(chain.heads()));
    report.breaches = chain.finish(expected);
    return report;
}

} // namespace

VerificationReport verify(Journal& journal)
{
    ChainVerifier chain;
    journal.scan([&](Event const& event) { chain.read(event); });
    auto const heads = journal.heads();
    auto report = report_of(chain, heads);
    if (heads.empty() && chain.events() > 0)
        report.breaches.push_back({{}, 0, "the heads of all streams are missing"});
    return report;
}

VerificationReport verify(std::istream& exported)
{
    ChainVerifier chain;
    ChainVerifier::Heads expected;
    std::vector<Breach> unreadable;
    bool closed = false;
    std::string told_root;
    std::size_t number = 0;
    for (std::string line; std::getline(exported, line);) {
        ++number;
        try {
            if (auto const event = from_export_line(line)) {
                chain.read(*event);
                continue;
            }
            auto const manifest = json::parse(line).as_object();
            read_heads(manifest, expected);
            told_root = text_at(manifest, "root");
            closed = true;
        } catch (std::exception const&) {
            unreadable.push_back({{}, 0, "line " + std::to_string(number) + " is not an event"});
        }
    }
    auto report = report_of(chain, expected);
    report.breaches.insert(report.breaches.begin(), unreadable.begin(), unreadable.end());
    if (closed && told_root != report.root)
        report.breaches.push_back({{}, 0, "the last line names another Merkle root: " + told_root});
    if (!closed)
        report.breaches.push_back({{}, 0, "the last line, which names the heads, is missing: the export is cut short"});
    return report;
}

void compare_with_anchor(VerificationReport& report, std::string const& root)
{
    if (report.root != root)
        report.breaches.push_back({{}, 0, "the Merkle root is " + report.root + ", the anchor says " + root});
}

std::string to_export_line(Event const& event)
{
    json::object line{{"stream", event.stream.value},
                      {"version", event.version},
                      {"type", event.type},
                      {"shape", event.shape},
                      {"track", event.track},
                      {"piece", event.piece},
                      {"actor", event.actor.value},
                      {"role", event.role},
                      {"occurred_on", to_text(event.occurred_on)},
                      {"recorded_at", to_text(event.recorded_at)},
                      {"rule_set", event.rule_set},
                      {"hash", to_hex(event.hash)}};
    if (event.format != 1)
        line["format"] = event.format;
    if (event.erased) {
        line["erased"] = to_hex(*event.erased);
    } else {
        line["body"] = event.body;
        if (event.format != 1)
            line["salt"] = event.salt;
    }
    if (event.on_behalf_of)
        line["on_behalf_of"] = event.on_behalf_of->value;
    return json::serialize(line);
}

std::optional<Event> from_export_line(std::string const& line)
{
    auto const object = json::parse(line).as_object();
    return object.contains("heads") ? std::nullopt : std::optional{read_event(object)};
}

void write_export(Journal& journal, std::ostream& out)
{
    ChainVerifier chain;
    journal.scan([&](Event const& event) {
        chain.read(event);
        out << to_export_line(event) << '\n';
    });
    json::object heads;
    for (auto const& [stream, head] : chain.heads())
        heads[stream.value] = json::object{{"version", head.version}, {"hash", to_hex(head.hash)}};
    json::object const manifest{
        {"events", chain.events()}, {"root", to_hex(merkle_root(chain.heads()))}, {"heads", std::move(heads)}};
    out << json::serialize(manifest) << '\n';
}

} // namespace engine
