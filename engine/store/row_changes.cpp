#include "engine/store/row_changes.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

namespace engine::store {
namespace {

// Of two rows with one key the first counts.
template <class Row, class KeyOf>
Changed<Row> difference(std::span<Row const> before, std::span<Row const> after, KeyOf key_of)
{
    using Key = decltype(key_of(after.front()));
    std::map<Key, Row const*> old_rows, new_rows;
    for (Row const& row : before)
        old_rows.emplace(key_of(row), &row);
    for (Row const& row : after)
        new_rows.emplace(key_of(row), &row);
    Changed<Row> changed;
    for (auto const& [key, row] : old_rows)
        if (!new_rows.contains(key))
            changed.out.push_back(*row);
    for (auto const& [key, row] : new_rows) {
        auto const old = old_rows.find(key);
        if (old == old_rows.end() || *old->second != *row)
            changed.in.push_back(*row);
    }
    return changed;
}

// An act changes a row or two among many: those before and behind that are alike are left out of the comparison. Not when
// a key occurs twice: what is left out might be what counts.
template <class Row, class KeyOf>
Changed<Row> difference(std::vector<Row> const& before, std::vector<Row> const& after, KeyOf key_of)
{
    std::size_t const shorter = std::min(before.size(), after.size());
    std::size_t head = 0, tail = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    std::span<Row const> const old_rows = std::span{before}.subspan(head, before.size() - head - tail);
    std::span<Row const> const new_rows = std::span{after}.subspan(head, after.size() - head - tail);
    auto const is_left_out = [&](Row const& row) {
        auto const has_its_key = [&](Row const& other) { return key_of(other) == key_of(row); };
        return std::any_of(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(head), has_its_key)
            || std::any_of(before.end() - static_cast<std::ptrdiff_t>(tail), before.end(), has_its_key);
    };
    if (std::ranges::any_of(old_rows, is_left_out) || std::ranges::any_of(new_rows, is_left_out))
        return difference(std::span{before}, std::span{after}, key_of);
    return difference(old_rows, new_rows, key_of);
}

std::vector<LinkRow> links_of(Projection const* rows)
{
    std::vector<LinkRow> links;
    if (!rows)
        return links;
    std::string roles = ",";
    for (std::string_view const role : rows->roles)
        roles.append(role).append(",");
    links.push_back({rows->id, 0, roles});
    for (CaseId const& linked : rows->links)
        links.push_back({linked, static_cast<int>(links.size()), roles});
    return links;
}

std::vector<Grant> grants_of(Projection const& rows, bool lent)
{
    std::vector<Grant> grants;
    for (Grant const& grant : rows.grants)
        if (grant.on_behalf_of.has_value() == lent)
            grants.push_back(grant);
    return grants;
}

bool has_the_line_of(Projection const& a, Projection const& b)
{
    return std::tie(a.workflow, a.subject, a.title) == std::tie(b.workflow, b.subject, b.title);
}

} // namespace

RowChanges changes_between(Projection const* before, Projection const& after)
{
    static Projection const nothing;
    Projection const& old = before ? *before : nothing;
    RowChanges changes{.id = after.id,
                       .line = nullptr,
                       .stage = nullptr,
                       .tasks = nullptr,
                       .links = {},
                       .grants = {},
                       .delegations = {},
                       .bars = {}};
    if (!before || !has_the_line_of(*before, after))
        changes.line = &after;
    else if (before->stage != after.stage || before->tags != after.tags)
        changes.stage = &after;
    if (!before || before->tasks != after.tasks)
        changes.tasks = &after;
    if (!before || old.links != after.links || old.roles != after.roles)
        changes.links = difference(links_of(before), links_of(&after), [](LinkRow const& row) { return row.linked; });
    auto const key_of_grant = [](Grant const& row) {
        return std::tuple{row.person, row.role, row.from, row.to, row.on_behalf_of};
    };
    if (old.grants != after.grants) {
        changes.grants = difference(grants_of(old, false), grants_of(after, false), key_of_grant);
        changes.delegations = difference(grants_of(old, true), grants_of(after, true), key_of_grant);
    }
    changes.bars = difference(old.bars, after.bars, [](Bar const& row) { return std::tie(row.person, row.from); });
    return changes;
}

std::string day_or_never(std::optional<Day> const& day)
{
    return day ? to_text(*day) : std::string{never};
}

std::optional<Day> day_from(std::string const& text)
{
    return text == never ? std::nullopt : parse_day(text);
}

} // namespace engine::store
