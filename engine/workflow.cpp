#include "engine/workflow.hpp"

#include "engine/retention.hpp"
#include "engine/same_word.hpp"
#include "engine/service_clock.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace engine {
namespace {

template <class Id>
std::optional<Id> as(std::optional<std::uint8_t> found)
{
    return found ? std::optional{Id{*found}} : std::nullopt;
}

template <class Bytes>
std::uint64_t bytes_at(char const* at)
{
    Bytes value = 0;
    std::memcpy(&value, at, sizeof value);
    return value;
}

// From the first and the last bytes of a name, eight if it has as many.
std::size_t place_of(std::string_view name)
{
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    char const* const end = name.data() + name.size();
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (name.size() >= 8) {
        first = bytes_at<std::uint64_t>(name.data());
        last = bytes_at<std::uint64_t>(end - 8);
    } else if (name.size() >= 4) {
        first = bytes_at<std::uint32_t>(name.data());
        last = bytes_at<std::uint32_t>(end - 4);
    } else if (!name.empty()) {
        first = bytes_at<std::uint8_t>(name.data());
        last = bytes_at<std::uint8_t>(end - 1);
    }
    std::uint64_t const mixed = (first * odd ^ last ^ name.size()) * odd;
    return static_cast<std::size_t>(mixed >> 32U);
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

Verdicts Workflow::check_all(Guards const& guards, Question const& question) const
{
    Verdicts all;
    for (GuardId const guard : guards)
        for (Unmet& unmet : check(guard, question))
            all.push_back({guard, std::move(unmet)});
    return all;
}

Result<Recorded> Workflow::record(Transition const&, Question const& question) const
{
    return Recorded{question.body ? form(question.command).canonical(*question.body) : std::string{"{}"}};
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

Roles Workflow::readers(Case const&, Piece const& piece, Context const&) const
{
    return track(piece.track).readers;
}

bool Workflow::is_required(Case const&, Track const&) const
{
    return true;
}

std::vector<Keeping> Workflow::keeping(Case const&, Context const&) const
{
    return {};
}

std::vector<FollowUp> Workflow::follow_ups(Case const&, Event const&) const
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

NameIndex::NameIndex(std::span<Word const> words) : places_(std::bit_ceil(2 * words.size() + 1))
{
    for (Word const& word : words) {
        if (find(word.name))
            continue;
        auto place = place_of(word.name) & (places_.size() - 1);
        while (places_[place].is_taken)
            place = (place + 1) & (places_.size() - 1);
        places_[place] = {word.name, word.id, true};
    }
}

std::optional<std::uint8_t> NameIndex::find(std::string_view name) const
{
    auto const last = places_.size() - 1;
    for (auto place = place_of(name) & last; places_[place].is_taken; place = (place + 1) & last)
        if (is_same_word(places_[place].name, name))
            return places_[place].id;
    return std::nullopt;
}

AudienceTexts::~AudienceTexts()
{
    for (auto const& shelf : made_)
        for (Made const* one = shelf.load(); one != nullptr;)
            delete std::exchange(one, one->next);
}

std::string_view AudienceTexts::of(Roles audience, std::span<Word const> roles) const
{
    auto& shelf = made_[(audience.bits ^ audience.bits >> 5U ^ audience.bits >> 13U) % shelves];
    Made const* first = shelf.load(std::memory_order_acquire);
    for (Made const* one = first; one != nullptr; one = one->next)
        if (one->audience == audience)
            return one->text;
    auto fresh = std::make_unique<Made>(Made{audience, ",", nullptr});
    for (Word const& word : roles)
        if (audience.has(RoleId{word.id}))
            fresh->text.append(word.name).append(",");
    do
        fresh->next = first;
    while (!shelf.compare_exchange_weak(first, fresh.get(), std::memory_order_acq_rel, std::memory_order_acquire));
    return fresh.release()->text;
}

std::string_view Workflow::audience_text(Roles audience) const
{
    return audience.any() ? compiled().audiences.of(audience, compiled().words.roles) : std::string_view{};
}

CompiledTables::CompiledTables(Workflow const& workflow)
    : words{workflow.words()}, track_names{words.tracks}, command_names{words.commands}, event_names{words.events},
      role_names{words.roles}
{
    std::vector<std::string_view> roles;
    for (Word const& word : words.roles)
        roles.push_back(word.name);
    names_of_roles = std::move(roles);
    std::uint16_t pieces = 0;
    for (Track const& track : workflow.tracks()) {
        if (tracks.size() <= track.id.value)
            tracks.resize(track.id.value + 1U);
        if (tracks[track.id.value])
            continue;
        tracks[track.id.value] = &track;
        places_of_pieces[track.id.value] = track.repeatable ? pieces : pieces++;
    }
}

CompiledTables const& TablesOnce::make(Workflow const& workflow) const
{
    auto fresh = std::make_unique<CompiledTables const>(workflow);
    CompiledTables const* meanwhile = nullptr;
    if (made_.compare_exchange_strong(meanwhile, fresh.get(), std::memory_order_acq_rel, std::memory_order_acquire))
        return *fresh.release();
    return *meanwhile;
}

Track const* Workflow::find_track(std::string_view name) const
{
    auto const id = compiled().track_names.find(name);
    return id ? &track(TrackId{*id}) : nullptr;
}

Track const& Workflow::track(TrackId id) const
{
    return *compiled().tracks[id.value];
}

std::optional<CommandId> Workflow::find_command(std::string_view name) const
{
    return as<CommandId>(compiled().command_names.find(name));
}

std::optional<EventId> Workflow::find_event(std::string_view name) const
{
    return as<EventId>(compiled().event_names.find(name));
}

std::optional<RoleId> Workflow::find_role(std::string_view name) const
{
    return as<RoleId>(compiled().role_names.find(name));
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
