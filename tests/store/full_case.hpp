#pragma once
// A case that has everything that a store keeps of one.

#include "tests/store/rows.hpp"

#include <string>
#include <utility>

namespace tests {

// A case with a row in every table, all of them told of by `mark`.
inline engine::Projection full_case(std::string const& id, std::string const& mark)
{
    engine::Projection rows = case_of(id, "p-" + mark, {grant("author-" + mark, "author")}, {"link-" + mark});
    engine::Grant lent = grant("delegate-" + mark, "author");
    lent.on_behalf_of = engine::PersonId{"author-" + mark};
    rows.grants.push_back(lent);
    rows.title = "Title " + mark;
    rows.stage = "stage-" + mark;
    rows.bars = {{.person = {"barred-" + mark}, .from = {"other"}}};
    rows.tags = {{"tag", mark, ""}};
    rows.tasks = {task("command-" + mark, "author")};
    return rows;
}

// The case goes from one mark to the next, with everything else that an append may hold.
inline engine::Append moved_on(std::string const& id, engine::Version expected, engine::Projection const& before)
{
    engine::Append append = keeping(append_to(id, expected), "key " + id + std::to_string(expected));
    engine::Projection rows = full_case(id, "second");
    rows.version = append.rows->version;
    append.rows = engine::shared(std::move(rows));
    append.rows_before = engine::shared(before);
    append.pending = {{.kind = "open", .payload = id}};
    append.finished_drafts = {engine::DraftKey{{id}, "notes", 1}};
    return append;
}

} // namespace tests
