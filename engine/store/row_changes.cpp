#include "engine/store/row_changes.hpp"

#include <map>
#include <tuple>

namespace engine::store {
namespace {

std::string const never{"9999-12-31"};

// Of two rows with one key the first counts.
template <class Row, class KeyOf>
Changed<Row> difference(std::vector<Row> const& before, std::vector<Row> const& after, KeyOf key_of)
{
    if (before == after) // as most often
        return {};
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

std::vector<LinkRow> links_of(Projection const* rows)
{
    std::vector<LinkRow> links;
    if (!rows)
        return links;
    std::string roles = ",";
    for (std::string const& role : rows->roles)
        roles += role + ",";
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
    return std::tie(a.workflow, a.subject, a.title, a.stage) == std::tie(b.workflow, b.subject, b.title, b.stage);
}

} // namespace

RowChanges changes_between(Projection const* before, Projection const& after)
{
    static Projection const nothing;
    Projection const& old = before ? *before : nothing;
    RowChanges changes{.id = after.id,
                       .line = nullptr,
                       .links = {},
                       .grants = {},
                       .delegations = {},
                       .bars = {},
                       .tags = {},
                       .tasks = {}};
    if (!before || !has_the_line_of(*before, after))
        changes.line = &after;
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
    changes.tags =
        difference(old.tags, after.tags, [](TagRow const& row) { return std::tie(row.name, row.value, row.audience); });
    changes.tasks = difference(old.tasks, after.tasks, [](TaskRow const& row) {
        return std::tie(row.role, row.track, row.piece, row.command);
    });
    return changes;
}

std::string day_or_never(std::optional<Day> const& day)
{
    return day ? to_text(*day) : never;
}

std::string day_or_always(std::optional<Day> const& day)
{
    return day ? to_text(*day) : std::string{};
}

std::optional<Day> day_from(std::string const& text)
{
    return text == never ? std::nullopt : parse_day(text);
}

} // namespace engine::store
