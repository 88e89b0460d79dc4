#include "engine/store/packed_rows.hpp"

#include "engine/canonical_text.hpp"
#include "engine/store/row_changes.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace engine::store {
namespace {

auto key_of(TaskRow const& row)
{
    return std::tie(row.role, row.track, row.piece, row.command);
}

auto key_of(TagRow const& row)
{
    return std::tie(row.name, row.value, row.audience);
}

// Each key once, in order.
template <class Row>
std::vector<Row const*> in_order(std::span<Row const> rows)
{
    std::vector<Row const*> ordered;
    ordered.reserve(rows.size());
    for (Row const& row : rows)
        ordered.push_back(&row);
    std::ranges::sort(ordered, [](Row const* a, Row const* b) {
        auto const order = key_of(*a) <=> key_of(*b);
        return order == 0 ? a < b : order < 0; // they stand in one array: of two with one key the later comes later
    });
    auto const kept = std::unique(ordered.rbegin(), ordered.rend(),
                                  [](Row const* a, Row const* b) { return key_of(*a) == key_of(*b); });
    ordered.erase(ordered.begin(), kept.base());
    return ordered;
}

void write_day(CanonicalWriter& out, std::optional<Day> const& day, std::string_view otherwise)
{
    if (day)
        out.quote(*day);
    else
        out.put_word(otherwise);
}

void write(CanonicalWriter& out, TaskRow const& row)
{
    out.put('[');
    out.put_word(row.track);
    out.put(',');
    out.number(row.piece);
    out.put(',');
    out.put_word(row.command);
    out.put(',');
    write_day(out, row.due, never);
    out.put(',');
    write_day(out, row.opens_on, always);
    out.put(row.blocked ? ",1," : ",0,");
    out.put_word(row.waits_for); // names
    out.put(',');
    out.quote(std::string_view{row.why});
    out.put(']');
}

// [[…],[…]]; `write` says what stands inside of each.
template <class Rows, class Write>
std::string list_of(Rows const& rows, Write const& write)
{
    CanonicalWriter out;
    out.put('[');
    std::string_view between;
    for (auto const* const row : rows) {
        out.put(std::exchange(between, ","));
        out.put('[');
        write(out, *row);
        out.put(']');
    }
    out.put(']');
    return std::string{out.text()};
}

} // namespace

std::string packed(std::span<TaskRow const> tasks)
{
    CanonicalWriter out;
    out.put('{');
    TaskRow const* before = nullptr;
    for (TaskRow const* const row : in_order(tasks)) {
        if (before && before->role == row->role) {
            out.put(',');
        } else {
            out.put(before ? "]," : "");
            out.put_word(row->role);
            out.put(":[");
        }
        write(out, *row);
        before = row;
    }
    out.put(before ? "]}" : "}");
    return std::string{out.text()};
}

std::string packed(std::span<TagRow const> tags)
{
    return list_of(in_order(tags), [](CanonicalWriter& out, TagRow const& tag) {
        out.put_word(tag.name);
        out.put(',');
        out.quote(tag.value);
        out.put(',');
        out.put_word(tag.audience); // names
    });
}

std::vector<PackedTag> unpacked_tags(std::string_view tags)
{
    std::vector<PackedTag> all;
    if (tags == "[]")
        return all;
    auto const json = boost::json::parse(tags);
    for (boost::json::value const& tag : json.as_array()) {
        auto const text = [&](std::size_t place) { return std::string{tag.as_array().at(place).as_string()}; };
        all.push_back({text(0), text(1), text(2)});
    }
    return all;
}

std::string packed(std::span<DraftKey const* const> drafts)
{
    return list_of(drafts, [](CanonicalWriter& out, DraftKey const& draft) {
        out.quote(draft.track);
        out.put(',');
        out.number(draft.piece);
    });
}

} // namespace engine::store
