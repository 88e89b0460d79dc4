#include "engine/checker.hpp"

#include <algorithm>

namespace engine {
namespace {

std::vector<Meaning> meanings_of(Model const& model)
{
    std::vector<Meaning> all;
    for (Table const& table : model.tables)
        for (Transition const& row : table.rows)
            for (GuardId const guard : row.guard)
                all.push_back(model.meaning(table.id, guard, row.on));
    return all;
}

bool same_row(Transition const& one, Transition const& other)
{
    return one.from == other.from && one.on == other.on && one.by == other.by
        && std::ranges::equal(one.guard, other.guard) && one.emits == other.emits && one.to == other.to
        && one.source == other.source;
}

bool same_wait(Waiting const& one, Waiting const& other)
{
    return one.in == other.in && one.owner == other.owner && one.expected == other.expected && one.due == other.due;
}

bool same_table(Table const& one, Table const& other)
{
    return one.id == other.id && one.repeatable == other.repeatable && one.initial == other.initial
        && one.is_expected == other.is_expected && std::ranges::equal(one.rows, other.rows, same_row)
        && std::ranges::equal(one.waits, other.waits, same_wait);
}

// All but the names of the rule set and of the world.
bool same_picture(Model const& one, Model const& other)
{
    return one.workflow == other.workflow && one.ends == other.ends && one.released == other.released
        && one.uncertain == other.uncertain && one.at_rest == other.at_rest && one.calendar == other.calendar
        && one.marks == other.marks && one.dues == other.dues && one.effects == other.effects
        && one.occurrences == other.occurrences && one.properties == other.properties
        && std::ranges::equal(one.tables, other.tables, same_table);
}

} // namespace

Report Checker::check(Model const& model)
{
    auto meanings = meanings_of(model);
    auto const known = std::ranges::find_if(walked_, [&](Walked const& walked) {
        return walked.meanings == meanings && same_picture(*walked.model, model);
    });
    if (known == walked_.end()) {
        walked_.push_back({&model, std::move(meanings), engine::check(model)});
        return walked_.back().report;
    }
    Report report = known->report;
    report.rule_set = model.rule_set;
    report.world = model.world;
    for (Refusal& refusal : report.refusals)
        refusal.world = model.world;
    return report;
}

} // namespace engine
