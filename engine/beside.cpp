#include "engine/beside.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace engine {
namespace {

using View = std::uint64_t; // which conditions hold, a bit each

// What the product lets the other tracks see, and how that changes.
class Views {
public:
    Views(Reduction const& reduction, Walk const& walk)
    {
        for (std::size_t const table : reduction.beside())
            for (Transition const& row : reduction.model().tables[table].rows)
                number(reduction.needs(table, row));
        std::vector<Test> tests;
        tests.reserve(conditions_.size());
        for (Clause const& condition : conditions_)
            tests.push_back(reduction.test(condition));
        std::vector<View> seen;
        seen.reserve(walk.positions().size());
        for (Position const& position : walk.positions()) {
            View view = 0;
            for (std::size_t i = 0; i < tests.size(); ++i)
                view |= View{tests[i](position)} << i;
            seen.push_back(view);
        }
        first_ = seen.front();
        for (std::size_t at = 0; at < seen.size(); ++at)
            for (Walk::Edge const edge : walk.edges(at))
                if (seen[at] != seen[edge.to])
                    next_[seen[at]].insert(seen[edge.to]);
    }

    View first() const { return first_; }
    std::set<View> const& after(View view) const
    {
        static std::set<View> const none;
        auto const found = next_.find(view);
        return found == next_.end() ? none : found->second;
    }
    bool holds(View view, Clause const& condition) const
    {
        auto const found = std::find(conditions_.begin(), conditions_.end(), condition);
        return (view >> (found - conditions_.begin()) & 1U) != 0;
    }

private:
    void number(Clause const& condition)
    {
        if (std::find(conditions_.begin(), conditions_.end(), condition) == conditions_.end())
            conditions_.push_back(condition);
        if (conditions_.size() > 64)
            throw std::logic_error{"too many conditions beside the product"};
    }

    std::vector<Clause> conditions_;
    View first_ = 0;
    std::map<View, std::set<View>> next_;
};

std::vector<bool> follow(Table const& table, std::vector<Clause> const& needs, Views const& views)
{
    std::vector<bool> taken(table.rows.size());
    std::set<std::pair<StateId, View>> seen{{table.initial, views.first()}};
    std::vector<std::pair<StateId, View>> open{*seen.begin()};
    auto const reach = [&](StateId state, View view) {
        if (seen.emplace(state, view).second)
            open.emplace_back(state, view);
    };
    while (!open.empty()) {
        auto const [state, view] = open.back();
        open.pop_back();
        for (View const next : views.after(view))
            reach(state, next);
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            if (table.rows[i].from == state && views.holds(view, needs[i])) {
                taken[i] = true;
                reach(table.rows[i].to, view);
            }
    }
    return taken;
}

} // namespace

std::vector<std::vector<bool>> taken_beside(Reduction const& reduction, Walk const& walk)
{
    Views const views{reduction, walk};
    std::vector<std::vector<bool>> taken(reduction.model().tables.size());
    for (std::size_t const index : reduction.beside()) {
        Table const& table = reduction.model().tables[index];
        std::vector<Clause> needs;
        for (Transition const& row : table.rows)
            needs.push_back(reduction.needs(index, row));
        taken[index] = follow(table, needs, views);
    }
    return taken;
}

} // namespace engine
