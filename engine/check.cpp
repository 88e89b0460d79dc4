#include "engine/check.hpp"

#include "engine/beside.hpp"
#include "engine/check_words.hpp"
#include "engine/workflow.hpp"

#include <algorithm>

namespace engine {
namespace {

// What was found, as it is asked for further on.
class Checked {
public:
    explicit Checked(Model const& model) : model_{model}, reduction_{model}, walk_{reduction_} {}

    Report check(Thoroughness thoroughness)
    {
        describe();
        report_.refusals = check_tables(model_);
        bool const first_only = thoroughness == Thoroughness::first_refusal;
        if (!first_only || report_.refusals.empty())
            look_further(first_only);
        if (first_only && report_.refusals.size() > 1)
            report_.refusals.resize(1);
        return std::move(report_);
    }

private:
    void describe()
    {
        report_.rule_set = model_.rule_set;
        report_.world = model_.world;
        for (Slot const& slot : reduction_.slots()) {
            report_.product.push_back(model_.tables[slot.table].id);
            report_.classes += slot.classes.size();
        }
        for (std::size_t const table : reduction_.beside())
            report_.beside.push_back(model_.tables[table].id);
    }

    void look_further(bool first_only)
    {
        walk_.run(first_only);
        report_.positions = walk_.positions().size();
        report_.moves = walk_.edge_count();
        for (Walk::Breach const& breach : walk_.breaches()) {
            Property const& property = model_.properties[breach.property];
            refuse(property.name, property.title, breach.at, breach.move);
        }
        if (!walk_.is_walked() || (first_only && !report_.refusals.empty()))
            return;
        auto const standstill = find_standstill();
        find_traps(standstill);
        if (standstill)
            refuse(words::awaited.name, words::awaited.title, *standstill, std::nullopt);
        follow_tables();
        find_idle_rows();
    }

    void refuse(std::string_view name, std::string_view title, std::uint32_t at, std::optional<std::uint16_t> move)
    {
        std::string const when = move ? "Avant ce dernier acte : " : "Alors : ";
        report_.refusals.push_back({std::string{name}, std::string{title}, model_.world,
                                    words::story(walk_, model_, at, move), when + words::place(walk_, model_, at)});
    }

    // Positions from which one that `is_good` can be come to, by the moves that `counts`.
    template <class Good, class Counts>
    std::vector<bool> can_reach(Good const& is_good, Counts const& counts) const
    {
        std::size_t const size = walk_.positions().size();
        std::vector<std::uint32_t> first(size + 1), from;
        for (std::size_t at = 0; at < size; ++at)
            for (Walk::Edge const edge : walk_.edges(at))
                if (counts(edge))
                    ++first[edge.to + 1];
        for (std::size_t at = 0; at < size; ++at)
            first[at + 1] += first[at];
        from.resize(first[size]);
        auto next = first;
        for (std::size_t at = 0; at < size; ++at)
            for (Walk::Edge const edge : walk_.edges(at))
                if (counts(edge))
                    from[next[edge.to]++] = static_cast<std::uint32_t>(at);
        std::vector<bool> good(size);
        std::vector<std::uint32_t> open;
        for (std::uint32_t at = 0; at < size; ++at)
            if (is_good(at)) {
                good[at] = true;
                open.push_back(at);
            }
        while (!open.empty()) {
            std::uint32_t const at = open.back();
            open.pop_back();
            for (std::uint32_t i = first[at]; i < first[at + 1]; ++i)
                if (!good[from[i]]) {
                    good[from[i]] = true;
                    open.push_back(from[i]);
                }
        }
        return good;
    }

    // Moves that are only granted (of tracks beside the product, or under conditions known in part) lead out of nothing.
    // Where no end can be come to from the very beginning, the nearest standstill tells more.
    void find_traps(std::optional<std::uint32_t> standstill)
    {
        Test const ends = reduction_.test(model_.ends);
        Test const released = reduction_.test(model_.released);
        auto const& positions = walk_.positions();
        auto const good = can_reach([&](std::uint32_t at) { return ends(positions[at]); },
                                    [](Walk::Edge edge) { return edge.is_granted == 0; });
        for (std::uint32_t at = 0; at < positions.size(); ++at)
            if (!good[at] && !released(positions[at]))
                return refuse(words::way_out.name, words::way_out.title, at == 0 ? standstill.value_or(at) : at,
                              std::nullopt);
    }

    struct Duty {
        Slot const* slot;
        std::size_t in; // class
        Test open;
    };

    // Acts that move the case on, by whoever is awaited where it stands: the expected one, or another of theirs. Where
    // states are one class, every state of it must await them.
    std::vector<Duty> duties() const
    {
        std::vector<Duty> all;
        for (Slot const& slot : reduction_.slots()) {
            Table const& table = model_.tables[slot.table];
            for (Waiting const& wait : table.waits)
                for (Transition const& row : table.rows)
                    if (is_owed(slot, table, wait) && (table.is_expected || wait.in != table.initial)
                        && row.from == wait.in && row.by.both(wait.owner).any() && moves_on(slot, row)
                        && reduction_.is_exact(slot.table, row) && all_await(slot, table, wait))
                        all.push_back(
                            {&slot, slot.class_of(wait.in), reduction_.test(reduction_.needs(slot.table, row))});
        }
        for (Due const& due : model_.dues)
            add_due(all, due);
        return all;
    }

    // Who is awaited only when something has happened that this picture does not show owes nothing by being there.
    bool is_owed(Slot const& slot, Table const& table, Waiting const& wait) const
    {
        return std::any_of(table.rows.begin(), table.rows.end(), [&](Transition const& row) {
            return row.from == wait.in && row.on == wait.expected && reduction_.is_exact(slot.table, row);
        });
    }

    // A piece that the rules ask for is its owner's to begin, whether or not its table awaits it.
    void add_due(std::vector<Duty>& all, Due const& due) const
    {
        for (Slot const& slot : reduction_.slots()) {
            Table const& table = model_.tables[slot.table];
            for (Transition const& row : table.rows)
                if (table.id == due.piece && row.from == table.initial && row.by.both(due.owner).any()
                    && reduction_.is_exact(slot.table, row))
                    all.push_back({&slot, slot.class_of(row.from), reduction_.test(reduction_.needs(slot.table, row))});
        }
    }

    bool moves_on(Slot const& slot, Transition const& row) const
    {
        return slot.class_of(row.from) != slot.class_of(row.to) || reduction_.matters(slot.table, row.emits);
    }

    static bool all_await(Slot const& slot, Table const& table, Waiting const& wait)
    {
        auto const& states = slot.classes[slot.class_of(wait.in)];
        return std::all_of(states.begin(), states.end(), [&](StateId state) {
            return std::any_of(table.waits.begin(), table.waits.end(), [&](Waiting const& other) {
                return other.in == state && other.expected == wait.expected && other.owner == wait.owner;
            });
        });
    }

    // The nearest position in which nobody who is awaited can act, now or with time alone.
    std::optional<std::uint32_t> find_standstill() const
    {
        auto const all = duties();
        Test const ends = reduction_.test(model_.ends);
        Test const released = reduction_.test(model_.released);
        auto const& positions = walk_.positions();
        auto const good = can_reach(
            [&](std::uint32_t at) {
                Position const& position = positions[at];
                return ends(position) || released(position)
                    || std::any_of(all.begin(), all.end(), [&](Duty const& duty) {
                           return duty.slot->at(position) == duty.in && duty.open(position);
                       });
            },
            [](Walk::Edge edge) { return edge.is_outside == 1; });
        for (std::uint32_t at = 1; at < positions.size(); ++at) // before the first step nobody knows of the case
            if (!good[at])
                return at;
        return std::nullopt;
    }

    // Which rows are taken and which states reached, track by track: within a class, by the rows that lead there.
    void follow_tables()
    {
        auto const beside = taken_beside(reduction_, walk_);
        for (std::size_t table = 0; table < model_.tables.size(); ++table) {
            bool const is_beside = reduction_.slot_of(table) == nullptr;
            Table const& one = model_.tables[table];
            std::vector<bool> taken(one.rows.size());
            std::set<StateId> reached{one.initial};
            for (bool grows = true; grows;) {
                grows = false;
                for (std::size_t i = 0; i < one.rows.size(); ++i)
                    if (!taken[i] && reached.contains(one.rows[i].from)
                        && (is_beside ? beside[table][i] : walk_.fired(table, i))) {
                        taken[i] = true;
                        grows = true;
                        reached.insert(one.rows[i].to);
                    }
            }
            report_.taken.push_back(std::move(taken));
            report_.reached.push_back(std::move(reached));
        }
    }

    // A row that the constants of this world leave open, and that is never taken all the same.
    void find_idle_rows()
    {
        for (std::size_t table = 0; table < model_.tables.size(); ++table) {
            Table const& one = model_.tables[table];
            for (std::size_t i = 0; i < one.rows.size(); ++i)
                if (reduction_.is_open(table, one.rows[i]) && !report_.taken[table][i])
                    report_.refusals.push_back({std::string{words::rows_taken.name},
                                                std::string{words::rows_taken.title},
                                                model_.world,
                                                {},
                                                words::row(model_, one, one.rows[i]) + " ne se produit jamais."});
        }
    }

    Model const& model_;
    Reduction reduction_;
    Walk walk_;
    Report report_;
};

} // namespace

std::string told(Refusal const& refusal)
{
    std::string text = "REFUSÉ : " + refusal.title + "\n  Pour : " + refusal.world + "\n";
    for (std::size_t i = 0; i < refusal.story.size(); ++i)
        text += "  " + std::to_string(i + 1) + ". " + refusal.story[i] + "\n";
    return text + "  " + refusal.fact + "\n";
}

Report check(Model const& model, Thoroughness thoroughness)
{
    return Checked{model}.check(thoroughness);
}

std::vector<Refusal> unused(std::span<Model const> models, std::span<Report const> reports)
{
    std::vector<Refusal> refusals;
    if (models.empty())
        return refusals;
    Model const& model = models.front();
    for (std::size_t table = 0; table < model.tables.size(); ++table) {
        Table const& one = model.tables[table];
        for (std::size_t i = 0; i < one.rows.size(); ++i)
            if (std::none_of(reports.begin(), reports.end(), [&](Report const& report) {
                    return report.taken.size() > table && report.taken[table][i];
                }))
                refusals.push_back({std::string{words::rows_taken.name},
                                    std::string{words::rows_taken.title},
                                    "tous",
                                    {},
                                    words::row(model, one, one.rows[i]) + " ne se produit jamais."});
        for (Transition const& row : one.rows)
            if (std::none_of(reports.begin(), reports.end(), [&](Report const& report) {
                    return report.reached.size() > table && report.reached[table].contains(row.to);
                }))
                refusals.push_back({std::string{words::states_reached.name},
                                    std::string{words::states_reached.title},
                                    "tous",
                                    {},
                                    words::state(model, one.id, row.to) + " n'est jamais atteint."});
    }
    return refusals;
}

std::vector<std::string_view> general_properties()
{
    std::vector<std::string_view> titles;
    for (words::General const& one : words::general)
        titles.push_back(one.title);
    return titles;
}

} // namespace engine
