#pragma once
// How the check tells what it found: the general properties, rows, states and steps in French, with the workflow's own
// words. Nobody but the check includes this.

#include "engine/walk.hpp"

#include <string>

namespace engine::words {

// A property of every model.
struct General {
    std::string_view name;
    std::string_view title; // French
};
inline constexpr General hands{"hands", "Chaque acte revient à quelqu'un."};
inline constexpr General owners{"owners", "Chaque attente désigne quelqu'un qui peut faire l'acte attendu."};
inline constexpr General exits{"exits", "Chaque attente peut prendre fin."};
inline constexpr General rest{"rest", "Un état que l'on peut quitter attend quelqu'un, ou est déclaré pouvoir rester."};
inline constexpr General dates{"dates", "Ce dont un acte dépend est dû avant lui."};
inline constexpr General way_out{"way-out", "De partout, une fin du dossier reste possible."};
inline constexpr General awaited{"awaited", "Tant que le dossier n'est pas fini, quelqu'un est attendu et peut agir."};
inline constexpr General rows_taken{"rows-taken", "Chaque ligne des tables sert."};
inline constexpr General states_reached{"states-reached", "Chaque état des tables est atteint."};

inline constexpr std::array general{hands, owners, exits, rest, dates, way_out, awaited, rows_taken, states_reached};

std::string roles(Model const& model, Roles roles);
std::string state(Model const& model, TrackId track, StateId state); // "« Dossier » dans l'état « Scellé »"
std::string row(Model const& model, Table const& table, Transition const& row);
// How a position was first come to, a line a step, and one step more if one is named.
std::vector<std::string> story(Walk const& walk, Model const& model, std::uint32_t position,
                               std::optional<std::uint16_t> last);
// Where that story leaves the pieces that it touched, and what then holds.
std::string place(Walk const& walk, Model const& model, std::uint32_t position);

} // namespace engine::words
