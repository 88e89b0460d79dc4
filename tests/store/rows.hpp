#pragma once
// Cases and what is read of them, as a test tells them.

#include "tests/store/appends.hpp"
#include "tests/store/stores.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

using namespace engine;
using namespace std::chrono_literals;
using std::chrono::days;

inline Day const today = *parse_day("2024-03-15");

inline Grant grant(std::string const& person, std::string const& role, std::optional<Day> from = std::nullopt,
                   std::optional<Day> to = std::nullopt)
{
    return {.person = {person}, .role = role, .from = from.value_or(today - days{100}), .to = to};
}

// Rows point at the words of a workflow, which stay: so do these.
inline std::string_view word(std::string const& text)
{
    static std::set<std::string> words;
    return *words.insert(text).first;
}

inline TaskRow task(std::string const& command, std::string const& role, std::optional<Day> due = std::nullopt)
{
    return {.track = "visit",
            .piece = 1,
            .command = word(command),
            .role = word(role),
            .due = due,
            .opens_on = std::nullopt,
            .waits_for = {},
            .why = {}};
}

inline Projection case_of(std::string const& id, std::string const& subject, std::vector<Grant> grants,
                          std::vector<std::string> const& links = {})
{
    Projection rows{.id = {id},
                    .workflow = "year",
                    .subject = {subject},
                    .title = {},
                    .stage = "running",
                    .links = {},
                    .grants = std::move(grants),
                    .roles = {"author", "delegate", "jury", "jury_secretary", "manager", "reader"},
                    .bars = {},
                    .tags = {},
                    .tasks = {}};
    for (std::string const& link : links)
        rows.links.push_back({link});
    return rows;
}

// Appends an event that leaves the case with these rows.
inline void tell(Store& store, Projection rows, std::optional<Projection> before = std::nullopt)
{
    Append append = append_to(rows.id.value, store.journal().version_of(rows.id));
    rows.version = append.rows->version;
    append.rows = engine::shared(std::move(rows));
    if (before)
        append.rows_before = engine::shared(*std::move(before));
    REQUIRE(append_one(store.journal(), append) == Appended::done);
}

inline void enter(Store& store, std::string const& id, std::string const& family_name, std::string const& given_name)
{
    store.directory().put({.id = {id},
                           .email = id + "@example.org",
                           .family_name = family_name,
                           .given_name = given_name,
                           .title = "Mme"});
}

inline std::vector<std::string> ids(CasePage const& page)
{
    std::vector<std::string> found;
    for (CaseLine const& line : page.items)
        found.push_back(line.id.value);
    return found;
}

inline std::vector<std::string> seen_by(Store& store, std::string const& reader, Day day = today)
{
    return ids(store.read_models().cases({.reader = {reader}, .today = day}));
}

inline std::vector<std::string> commands(TaskPage const& page)
{
    std::vector<std::string> found;
    for (TaskLine const& line : page.items)
        found.push_back(line.task.command);
    return found;
}

inline TaskPage tasks_of(Store& store, std::string const& reader, TaskQuery::Group group = TaskQuery::Group::to_do)
{
    return store.read_models().tasks({.reader = {reader}, .today = today, .group = group});
}

inline std::vector<std::string> dumped(Store& store)
{
    std::vector<std::string> lines;
    store.read_models().dump([&](std::string const& line) { lines.push_back(line); });
    return lines;
}

using Names = std::vector<std::string>;

} // namespace tests
