#pragma once
// Appends as a test tells them: "two events on the stream a, after its third".

#include "engine/journal.hpp"

#include <string>

namespace tests {

inline engine::Event event_at(std::string const& stream, engine::Version version, std::string const& body = "{}")
{
    engine::Event event{engine::CaseId{stream}};
    event.version = version;
    event.type = "noted";
    event.track = "notes";
    event.body = body;
    event.actor = {"p1"};
    event.role = "author";
    event.occurred_on = engine::Day{std::chrono::days{19'000}};
    event.recorded_at = engine::Instant{std::chrono::microseconds{1'700'000'000'000'001 + version}};
    event.rule_set = "2024";
    return event;
}

inline engine::Append append_to(std::string const& stream, engine::Version expected, int events = 1,
                                engine::Hash head = {})
{
    engine::Append append{.stream = {stream}, .expected = expected, .events = {}, .rows = {}};
    for (int i = 1; i <= events; ++i) {
        append.events.push_back(event_at(stream, expected + static_cast<engine::Version>(i)));
        append.events.back().hash = head = engine::chained(head, append.events.back());
    }
    engine::Projection rows;
    rows.id = {stream};
    rows.workflow = "notebook";
    rows.version = expected + static_cast<engine::Version>(events);
    rows.head = head;
    append.rows = engine::shared(std::move(rows));
    return append;
}

inline engine::Append keeping(engine::Append append, std::string const& key)
{
    append.kept = engine::KeptAnswer{.actor = {"p1"},
                                     .key = key,
                                     .request_digest = "digest of " + key,
                                     .answer = "answer to " + key,
                                     .kept_at = append.events.front().recorded_at};
    return append;
}

inline engine::Append resting_on(engine::Append append, std::string const& stream, engine::Version at)
{
    append.rests_on.push_back({.stream = {stream}, .at = at});
    return append;
}

inline engine::Appended append_one(engine::Journal& journal, engine::Append const& append)
{
    return journal.append({&append, 1}).front();
}

} // namespace tests
