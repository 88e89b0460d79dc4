#pragma once
// What a tutored module remembers beside its pieces: what the guards, the lists and the calendar ask for.

#include "workflows/tutored_module/events.hpp"
#include "workflows/tutored_module/vocabulary.hpp"

#include "engine/case.hpp"

#include <map>
#include <set>
#include <vector>

namespace workflows::tutored_module {

// One line of the follow-up grid.
struct Line {
    Day held_on{};
    SupportKind kind{};
    Mode mode{};
    Audience addressed_to{};
    std::int64_t minutes = 0;
};

// One positioning sheet.
struct Sheet {
    List<Item, 40, 1> items{};
    Day sent_on{};
    std::optional<Day> filled_on{};
    std::optional<Day> discussed_on{};
};

// What the grid comes to, in whole minutes. Time given to a group counts apart from time given to one person.
struct Totals {
    std::int64_t minutes = 0;
    std::int64_t asynchronous = 0;
    std::int64_t for_group = 0;
    std::int64_t asynchronous_for_group = 0;
    std::map<SupportKind, std::int64_t> by_kind{};
};

struct ModuleFacts final : engine::Facts {
    OpenModule opening;
    Day opened_on{};
    std::string zone{"Europe/Paris"};
    State stage = State::unopened;
    PersonId tutor;
    Day tutor_since{};
    std::optional<Day> welcomed_on{}; // by the first tutor
    bool is_introduced = false;       // the tutor in office
    std::vector<Step> steps;          // of the planning, as it stands
    std::vector<Day> learner_seen_on; // in their order, each once
    std::vector<Day> contacted_on;    // after a silence
    std::vector<Day> tutor_seen_on;   // the tutor in office
    std::optional<Day> tutor_reminded_on{};
    std::set<std::uint16_t> open_questions;
    std::map<std::uint16_t, SupportKind> asked_about; // by piece of the question
    std::vector<Sheet> sheets;
    std::map<std::uint16_t, Line> supports; // by piece
    std::vector<Line> told_elsewhere;       // with an answer, a contact, a discussion
    std::vector<Item> evaluated;            // what the evaluation speaks of
    std::optional<Day> evaluated_on{};
    std::set<std::string> acquired; // items that were accounted for
    std::optional<Day> certified_on{};
    std::optional<Day> ended_on{}; // completed, or left
    std::optional<Day> archived_on{};

    std::unique_ptr<engine::Facts> clone() const override { return std::make_unique<ModuleFacts>(*this); }
    // For whoever reckons with the time given (accompaniment and its pay) and with what was acquired.
    boost::json::object published() const override;

    Totals totals() const;
    Sheet const* last_sheet() const { return sheets.empty() ? nullptr : &sheets.back(); }
};

inline ModuleFacts const& facts_of(engine::Case const& subject)
{
    return static_cast<ModuleFacts const&>(*subject.facts);
}

inline State state_of(engine::Piece const& piece)
{
    return static_cast<State>(piece.state.value);
}
inline State state_of(engine::Case const& subject, Track track) // not a repeatable one
{
    return state_of(*subject.find(track));
}

// Total: what was once written is believed.
void evolve(engine::Case& subject, Event what, engine::Event const& event);

} // namespace workflows::tutored_module
