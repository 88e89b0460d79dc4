#include "workflows/tutored_module/calendar.hpp"

#include <algorithm>
#include <charconv>

namespace workflows::tutored_module {
namespace {

using std::chrono::days;

// What is assumed where the protocol gives no day, counted from the first or the last day of the module.
constexpr days welcome_after_start{7};
constexpr days planning_after_start{14};
constexpr days evaluation_after_end{7};
constexpr days grid_after_end{14};
constexpr days accounting_after_end{21};
constexpr days closing_after_end{30};

int number_of(engine::Campaign const& campaign, std::string_view policy, int otherwise, int most)
{
    std::string const text = campaign.policy(policy, "");
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const is_read = error == std::errc{} && end == text.data() + text.size();
    return is_read && number >= 1 && number <= most ? number : otherwise;
}

std::optional<Day> fixed_by(engine::Campaign const* campaign, std::string_view name)
{
    return campaign ? campaign->deadline(name) : std::nullopt;
}

engine::WorkingDays days_of(Terms const& terms, engine::Instant asked_at)
{
    if (terms.counted == engine::CountedHours::working)
        return working_days(terms.campaign, engine::local_day(asked_at, terms.zone()));
    return {.zone = terms.zone(), .days_off = {}};
}

// A tutor is expected from the first day on, or from the day on which he takes over.
Day watch_begins_on(ModuleFacts const& facts)
{
    return std::max(facts.tutor_since, facts.opening.start_on);
}

} // namespace

Terms terms_of(engine::Campaign const* campaign)
{
    Terms terms{.campaign = campaign};
    if (campaign == nullptr)
        return terms;
    auto const in_days = [&](std::string_view policy, days otherwise, int most) {
        return days{number_of(*campaign, policy, static_cast<int>(otherwise.count()), most)};
    };
    terms.answer = std::chrono::hours{number_of(*campaign, "answer_hours", 48, 48)};
    if (campaign->policy("answer_clock", "calendar") == "working")
        terms.counted = engine::CountedHours::working;
    terms.inactivity = in_days("inactivity_days", terms.inactivity, 60);
    terms.contact = in_days("contact_days", terms.contact, 14);
    terms.interval = in_days("positioning_days", terms.interval, 180);
    terms.reply = in_days("reply_days", terms.reply, 60);
    terms.presence = in_days("presence_days", terms.presence, 60);
    return terms;
}

std::vector<engine::ServiceClock> clocks_of(engine::Piece const& question, Terms const& terms)
{
    std::vector<engine::ServiceClock> clocks;
    for (engine::Entry const& entry : question.entries) {
        bool const is_asked = entry.event == engine::EventId{Event::question_asked}
            || entry.event == engine::EventId{Event::question_pursued};
        if (is_asked)
            clocks.push_back({.started_at = entry.recorded_at,
                              .allowed = terms.answer,
                              .counted = terms.counted,
                              .days = days_of(terms, entry.recorded_at),
                              .stopped_at = std::nullopt});
        else if (!clocks.empty() && entry.event == engine::EventId{Event::question_answered})
            clocks.back().stopped_at = entry.recorded_at;
    }
    return clocks;
}

engine::Inactivity silence_of_learner(ModuleFacts const& facts, Terms const& terms)
{
    Day last = facts.opening.start_on;
    for (auto const* const seen : {&facts.learner_seen_on, &facts.contacted_on})
        if (!seen->empty())
            last = std::max(last, seen->back());
    return {.last_active_on = last, .allowed = terms.inactivity, .pauses = {}};
}

engine::Inactivity silence_of_tutor(ModuleFacts const& facts, Terms const& terms)
{
    Day last = watch_begins_on(facts);
    if (!facts.tutor_seen_on.empty())
        last = std::max(last, facts.tutor_seen_on.back());
    if (facts.tutor_reminded_on)
        last = std::max(last, *facts.tutor_reminded_on);
    return {.last_active_on = last, .allowed = terms.presence, .pauses = {}};
}

std::vector<Silence> silences(ModuleFacts const& facts, Terms const& terms, Day until)
{
    // Signs of the learner and contacts, in the order of days; a contact begins another silence.
    std::vector<std::pair<Day, bool>> signs{{facts.opening.start_on, false}};
    for (Day const day : facts.learner_seen_on)
        if (day > facts.opening.start_on)
            signs.emplace_back(day, false);
    for (Day const day : facts.contacted_on)
        if (day > facts.opening.start_on)
            signs.emplace_back(day, true);
    std::sort(signs.begin(), signs.end());
    std::vector<Silence> all;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        bool const is_last = i + 1 == signs.size();
        Day const next = is_last ? until : signs[i + 1].first;
        engine::Inactivity const silence{.last_active_on = signs[i].first, .allowed = terms.inactivity, .pauses = {}};
        if (silence.calls_for_contact(next))
            all.push_back({.since = signs[i].first,
                           .contact_due_on = silence.contact_from() + terms.contact,
                           .ended_on = next,
                           .is_contacted = !is_last && signs[i + 1].second});
    }
    return all;
}

days longest_absence_of_tutor(ModuleFacts const& facts, Day until)
{
    days longest{0};
    Day before = watch_begins_on(facts);
    for (Day const day : facts.tutor_seen_on) {
        longest = std::max(longest, day - before);
        before = std::max(before, day);
    }
    return std::max(longest, until - before);
}

Day next_sheet_on(ModuleFacts const& facts, Terms const& terms)
{
    Day const last = facts.sheets.empty() ? facts.opening.start_on : facts.sheets.back().sent_on;
    Day next = last + terms.interval;
    for (Step const& step : facts.steps)
        if (step.kind == StepKind::positioning && step.held_on < next && (facts.sheets.empty() || step.held_on > last))
            next = step.held_on;
    return next;
}

std::vector<Days> gaps_between_sheets(ModuleFacts const& facts, Terms const& terms, Day until)
{
    std::vector<Days> gaps;
    Day last = facts.opening.start_on;
    auto const look = [&](Day next) {
        if (next - last > terms.interval)
            gaps.push_back({last, next});
        last = std::max(last, next);
    };
    for (Sheet const& sheet : facts.sheets)
        look(sheet.sent_on);
    look(std::min(until, facts.evaluated_on.value_or(facts.opening.end_on)));
    return gaps;
}

Day first_contact_due_on(ModuleFacts const& facts, engine::Campaign const* campaign)
{
    return fixed_by(campaign, "welcome").value_or(facts.opening.start_on + welcome_after_start);
}

std::optional<Day> deadline_of(Deadline deadline, ModuleFacts const& facts, engine::Campaign const* campaign)
{
    Terms const terms = terms_of(campaign);
    OpenModule const& opening = facts.opening;
    Sheet const* const sheet = facts.last_sheet();
    switch (deadline) {
    case Deadline::none:
    case Deadline::answer: return std::nullopt; // each question has a clock of its own
    case Deadline::welcome:
        return facts.welcomed_on ? watch_begins_on(facts) + welcome_after_start : first_contact_due_on(facts, campaign);
    case Deadline::planning: return fixed_by(campaign, "planning").value_or(opening.start_on + planning_after_start);
    case Deadline::inactivity: return silence_of_learner(facts, terms).contact_from() + terms.contact;
    case Deadline::positioning: return next_sheet_on(facts, terms);
    case Deadline::sheet: return sheet ? std::optional{sheet->sent_on + terms.reply} : std::nullopt;
    case Deadline::discussion:
        return sheet && sheet->filled_on ? std::optional{*sheet->filled_on + terms.reply} : std::nullopt;
    case Deadline::presence: return silence_of_tutor(facts, terms).last_active_on + terms.presence;
    case Deadline::evaluation: return fixed_by(campaign, "evaluation").value_or(opening.end_on + evaluation_after_end);
    case Deadline::grid: return fixed_by(campaign, "grid").value_or(opening.end_on + grid_after_end);
    case Deadline::accounting: return fixed_by(campaign, "accounting").value_or(opening.end_on + accounting_after_end);
    case Deadline::closing: return fixed_by(campaign, "closing").value_or(opening.end_on + closing_after_end);
    }
    return std::nullopt;
}

} // namespace workflows::tutored_module
