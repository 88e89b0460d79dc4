#include "engine/workflow.hpp"

#include "engine/retention.hpp"
#include "engine/service_clock.hpp"

#include <algorithm>

namespace engine {
namespace {

template <class Id>
std::optional<Id> find_word(std::span<Word const> words, std::string_view name)
{
    for (Word const& word : words)
        if (word.name == name)
            return Id{word.id};
    return std::nullopt;
}

std::string with(std::string_view text, char from, char to)
{
    std::string out{text};
    std::replace(out.begin(), out.end(), from, to);
    return out;
}

} // namespace

Case const* Context::find(CaseId const& id) const
{
    for (auto const& other : linked)
        if (other->id == id)
            return other.get();
    return nullptr;
}

Case const* Context::find(std::string_view workflow_name) const
{
    for (auto const& other : linked)
        if (other->workflow->name() == workflow_name)
            return other.get();
    return nullptr;
}

std::vector<CaseId> Workflow::references(CommandId, std::any const&) const
{
    return {};
}

Result<std::string> Workflow::record(Transition const&, Question const& question) const
{
    return question.body ? form(question.command).canonical(*question.body) : std::string{"{}"};
}

std::string Workflow::rule_set_for(std::any const&, Context const&) const
{
    return std::string{name()} + "-1";
}

std::optional<Day> Workflow::occurred_on(CommandId, std::any const&) const
{
    return std::nullopt;
}

std::optional<ServiceClock> Workflow::clock(Case const&, Piece const&, Context const&) const
{
    return std::nullopt;
}

std::optional<Day> Workflow::due_on(DeadlineId deadline, Case const& subject, Piece const& piece,
                                    Context const& context) const
{
    auto const running = clock(subject, piece, context);
    return running && running->is_running() ? running->due_on() : due(deadline, subject, context);
}

bool Workflow::may_read(Case const&, Piece const& piece, Roles roles, Context const&) const
{
    return track(piece.track).readers.both(roles).any();
}

bool Workflow::is_required(Case const&, Track const&) const
{
    return true;
}

std::vector<Keeping> Workflow::keeping(Case const&, Context const&) const
{
    return {};
}

std::vector<FollowUp> Workflow::follow_ups(Case const&, Case const&, Event const&) const
{
    return {};
}

std::vector<Condition> Workflow::defects(Case const&, Context const&) const
{
    return {};
}

bool Workflow::may_see_defects(Case const&, Roles, Context const&) const
{
    return true;
}

std::optional<CaseId> Workflow::id_of(std::any const&) const
{
    return std::nullopt;
}

std::vector<Fault> Workflow::read_roster_row(std::map<std::string, std::string> const&, RosterEntry&) const
{
    return {Fault{"", "ce parcours ne s'ouvre pas par une liste"}};
}

std::vector<std::string_view> Workflow::names_of_rule_sets() const
{
    std::vector<std::string_view> names;
    for (RuleSet const& set : rule_sets())
        names.push_back(set.name);
    return names;
}

Track const* Workflow::find_track(std::string_view name) const
{
    auto const id = find_word<TrackId>(words().tracks, name);
    return id ? &track(*id) : nullptr;
}

Track const& Workflow::track(TrackId id) const
{
    auto const all = tracks();
    return *std::find_if(all.begin(), all.end(), [&](Track const& one) { return one.id == id; });
}

std::optional<CommandId> Workflow::find_command(std::string_view name) const
{
    return find_word<CommandId>(words().commands, name);
}

std::optional<EventId> Workflow::find_event(std::string_view name) const
{
    return find_word<EventId>(words().events, name);
}

std::optional<RoleId> Workflow::find_role(std::string_view name) const
{
    return find_word<RoleId>(words().roles, name);
}

std::string kebab(std::string_view snake_name)
{
    return with(snake_name, '_', '-');
}

std::string snake(std::string_view kebab_name)
{
    return with(kebab_name, '-', '_');
}

} // namespace engine
