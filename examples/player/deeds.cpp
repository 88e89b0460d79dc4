// From a step of a life to the request that asks for it: by whom, at which address, with which form.

#include "examples/player/play.hpp"
#include "examples/player/staff.hpp"

#include "engine/workflow.hpp"
#include "workflows/trainee_year/tracks/tracks.hpp"
#include "workflows/trainee_year/words.hpp"

#include <algorithm>

namespace examples::player {

namespace {

namespace words = workflows::trainee_year::words;

std::string_view name_of(Track track)
{
    return words::tracks[static_cast<std::size_t>(track)].name;
}

std::string_view name_of(Command command)
{
    return words::commands[static_cast<std::size_t>(command)].name;
}

engine::Track const& table_of(Track track)
{
    return workflows::trainee_year::tables::tracks[static_cast<std::size_t>(track)];
}

bool begins_a_piece(Step const& step)
{
    auto const& table = table_of(step.track);
    return table.repeatable && std::ranges::any_of(table.rows, [&](engine::Transition const& row) {
               return row.on == engine::CommandId{step.command} && row.from == table.initial;
           });
}

} // namespace

std::string const& Play::person_at(Hand hand, Life const& life) const
{
    switch (hand) {
    case Hand::trainee: return life.who.trainee.email;
    case Hand::tutor: return life.who.tutor.email;
    case Hand::head: return life.who.head.email;
    case Hand::inspector: return life.who.inspector.email;
    case Hand::inspe_director: return life.who.inspe_director.email;
    case Hand::authority: return life.who.authority.email;
    case Hand::case_officer: return holder_of("case_officer");
    case Hand::training_officer: return holder_of("training_officer");
    case Hand::rector_delegate: return holder_of("rector_delegate");
    case Hand::jury_secretary: return holder_of("jury_secretary");
    case Hand::jury_president: return jury_members().front().who.email;
    }
    return life.who.trainee.email;
}

Season const* Play::next_of(Season const& season) const
{
    return season.plan().next ? seasons_[*season.plan().next].get() : nullptr;
}

Scene Play::scene_of(Season const& season) const
{
    auto const* next = next_of(season);
    // Whom no jury judges is still submitted to one, in vain: any will do.
    auto const sits = std::ranges::find_if(seasons_, [](auto const& other) { return !other->jury().empty(); });
    auto const jury = season.plan().has_jury || sits == seasons_.end() ? season.jury() : (*sits)->jury();
    return {.year = season.plan().year,
            .seed = options_.seed,
            .jury = jury,
            .jury_present = jury_present(cast_),
            .campaign = season.campaign(),
            .next_campaign = next != nullptr ? next->campaign() : engine::CaseId{}};
}

// Pieces of a repeatable track are numbered as they come, and this player alone brings them.
Deed Play::deed_of(Lived const& lived, Step const& step) const
{
    auto const& life = *lived.life;
    auto const& email = life.who.trainee.email;
    auto const* entry = casebook_.find({email, life.year_rank});
    if (entry == nullptr)
        throw std::runtime_error{"le dossier de " + email + " est introuvable"};
    auto piece = std::string{api_root} + "/trainee-years/" + entry->id.value + '/'
        + engine::kebab(std::string{name_of(step.track)});
    bool const begins = begins_a_piece(step);
    if (table_of(step.track).repeatable && !begins)
        piece += '/' + std::to_string(step.nth);
    return {.what = step.name + " (" + email + ", " + engine::to_text(step.day) + ')',
            .by = person_at(step.by, life),
            .target = piece + '/' + engine::kebab(std::string{name_of(step.command)}),
            .piece = begins ? std::string{} : piece,
            .key = key_of(options_.seed, email + ' ' + step.name),
            .body = form_of(step, life, scene_of(*lived.season)),
            .refused_by = step.refused_by};
}

} // namespace examples::player
