#include "workflows/tutored_module/facts.hpp"

#include "workflows/tutored_module/retention.hpp"
#include "workflows/tutored_module/words.hpp"

#include <algorithm>

namespace workflows::tutored_module {
namespace {

constexpr auto a_day = std::chrono::days{1};

template <class T>
T body_of(engine::Event const& event)
{
    return engine::recall_body<T>(event.body);
}

ModuleFacts& own(engine::Case& subject)
{
    return static_cast<ModuleFacts&>(*subject.facts);
}

void give(engine::Case& subject, PersonId const& person, Role role, Day from)
{
    subject.grants.push_back(
        {person, std::string{words::roles[static_cast<std::size_t>(role)].name}, from, std::nullopt});
}

// In the order of days, each once; what is told later may have been earlier.
void note_day(std::vector<Day>& days, Day day)
{
    auto const at = std::lower_bound(days.begin(), days.end(), day);
    if (at == days.end() || *at != day)
        days.insert(at, day);
}

void on_opened(engine::Case& subject, engine::Event const& event)
{
    ModuleFacts& facts = own(subject);
    auto const opened = body_of<ModuleOpened>(event);
    facts.opening = opened;
    facts.opened_on = event.occurred_on;
    if (opened.zone && engine::zone_exists(*opened.zone))
        facts.zone = *opened.zone;
    facts.tutor = opened.tutor;
    facts.tutor_since = std::min(event.occurred_on, opened.start_on);
    subject.links = {opened.campaign};
    give(subject, opened.learner, Role::learner, facts.tutor_since);
    give(subject, opened.tutor, Role::tutor, facts.tutor_since);
}

// The former tutor's last day is the day before.
void on_tutor_changed(engine::Case& subject, engine::Event const& event)
{
    ModuleFacts& facts = own(subject);
    auto const change = body_of<ChangeTutor>(event);
    for (engine::Grant& grant : subject.grants.change())
        if (grant.role == "tutor" && !grant.to)
            grant.to = change.from - a_day;
    give(subject, change.tutor, Role::tutor, change.from);
    facts.tutor = change.tutor;
    facts.tutor_since = change.from;
    facts.is_introduced = false;
    facts.tutor_seen_on.clear();
    facts.tutor_reminded_on.reset();
}

void add_time(ModuleFacts& facts, std::optional<TimeSpent> const& spent, Line line)
{
    if (!spent)
        return;
    line.mode = spent->mode;
    line.minutes = *spent->minutes;
    facts.told_elsewhere.push_back(line);
}

void on_contact(ModuleFacts& facts, engine::Event const& event)
{
    auto const contact = body_of<MakeContact>(event);
    facts.is_introduced = true;
    facts.welcomed_on = facts.welcomed_on.value_or(event.occurred_on);
    add_time(facts, contact.time_spent,
             {.held_on = contact.made_on, .kind = SupportKind::follow_up, .addressed_to = contact.addressed_to});
}

void on_inactivity_contact(ModuleFacts& facts, engine::Event const& event)
{
    auto const contact = body_of<ContactInactive>(event);
    note_day(facts.contacted_on, contact.contacted_on);
    add_time(facts, contact.time_spent, {.held_on = contact.contacted_on, .kind = SupportKind::follow_up});
}

void on_answer(ModuleFacts& facts, engine::Event const& event)
{
    auto const answer = body_of<Answer>(event);
    facts.open_questions.erase(event.piece);
    add_time(facts, answer.time_spent,
             {.held_on = event.occurred_on, .kind = answer.kind.value_or(facts.asked_about[event.piece])});
}

void on_support(ModuleFacts& facts, engine::Event const& event)
{
    auto const support = body_of<RecordSupport>(event);
    facts.supports[event.piece] = {support.held_on, support.kind, support.time_spent.mode, support.addressed_to,
                                   *support.time_spent.minutes};
}

void on_discussion(ModuleFacts& facts, engine::Event const& event)
{
    auto const discussion = body_of<DiscussResults>(event);
    if (!facts.sheets.empty())
        facts.sheets.back().discussed_on = discussion.held_on;
    add_time(facts, discussion.time_spent, {.held_on = discussion.held_on, .kind = SupportKind::follow_up});
}

void on_evaluation(ModuleFacts& facts, engine::Event const& event)
{
    facts.evaluated.clear();
    for (Rating const& rating : body_of<SubmitEvaluation>(event).acquisitions)
        facts.evaluated.push_back(rating.item);
    facts.evaluated_on = event.occurred_on;
}

void on_accounting(ModuleFacts& facts, engine::Event const& event)
{
    for (Acquisition const& one : body_of<AccountFor>(event).acquisitions)
        if (one.acquired)
            facts.acquired.insert(*one.item);
}

// Nobody but the centre and the learner follows the case any more.
void on_archived(engine::Case& subject, engine::Event const& event)
{
    own(subject).archived_on = event.occurred_on;
    engine::close_to_all_but(subject, words::roles[static_cast<std::size_t>(Role::learner)].name,
                             event.occurred_on - a_day);
}

// When the file is emptied, nothing is left that its learner could read.
void on_erased(engine::Case& subject, engine::Event const& event)
{
    if (own(subject).archived_on && engine::is_emptied(subject, terms_of(subject)))
        engine::close_to_all(subject, event.occurred_on);
}

void move(engine::Case& subject, Event what, engine::Event const& event)
{
    ModuleFacts& facts = own(subject);
    switch (what) {
    case Event::module_opened: return on_opened(subject, event);
    case Event::tutor_changed: return on_tutor_changed(subject, event);
    case Event::learner_withdrew:
    case Event::module_completed: facts.ended_on = event.occurred_on; return;
    case Event::contact_made: return on_contact(facts, event);
    case Event::planning_set:
    case Event::planning_revised: facts.steps = *body_of<SetPlanning>(event).steps; return;
    case Event::connection_recorded: return note_day(facts.learner_seen_on, event.occurred_on);
    case Event::inactivity_contacted: return on_inactivity_contact(facts, event);
    case Event::question_asked: facts.asked_about[event.piece] = body_of<Ask>(event).about; [[fallthrough]];
    case Event::question_pursued: facts.open_questions.insert(event.piece); return;
    case Event::question_answered:
    case Event::answer_completed: return on_answer(facts, event);
    case Event::support_recorded:
    case Event::support_corrected: return on_support(facts, event);
    case Event::support_cancelled: facts.supports.erase(event.piece); return;
    case Event::sheet_sent: facts.sheets.push_back({body_of<SendSheet>(event).items, event.occurred_on}); return;
    case Event::sheet_filled:
        if (!facts.sheets.empty())
            facts.sheets.back().filled_on = event.occurred_on;
        return;
    case Event::results_discussed: return on_discussion(facts, event);
    case Event::evaluation_submitted:
    case Event::evaluation_corrected: return on_evaluation(facts, event);
    case Event::acquisitions_accounted: return on_accounting(facts, event);
    case Event::grid_certified: facts.certified_on = event.occurred_on; return;
    case Event::grid_returned: facts.certified_on.reset(); return;
    case Event::tutor_reminded: facts.tutor_reminded_on = event.occurred_on; return;
    case Event::file_archived: return on_archived(subject, event);
    case Event::contents_erased: return on_erased(subject, event);
    case Event::presence_recorded:
    case Event::question_settled:
    case Event::retention_held:
    case Event::retention_resumed:
    case Event::piece_read: return; // the act itself shows who was there
    }
}

} // namespace

Totals ModuleFacts::totals() const
{
    Totals all;
    auto const add = [&](Line const& line) {
        bool const is_apart = line.mode == Mode::asynchronous;
        all.minutes += line.minutes;
        all.asynchronous += is_apart ? line.minutes : 0;
        all.for_group += line.addressed_to == Audience::group ? line.minutes : 0;
        all.asynchronous_for_group += is_apart && line.addressed_to == Audience::group ? line.minutes : 0;
        all.by_kind[line.kind] += line.minutes;
    };
    for (auto const& [number, line] : supports)
        add(line);
    for (Line const& line : told_elsewhere)
        add(line);
    return all;
}

boost::json::object ModuleFacts::published() const
{
    Totals const all = totals();
    boost::json::object by_kind;
    for (auto const& [kind, minutes] : all.by_kind)
        by_kind[words::support_kinds[static_cast<std::size_t>(kind)].name] = minutes;
    boost::json::array items;
    for (std::string const& item : acquired)
        items.emplace_back(item);
    return {{"campaign", opening.campaign.value},
            {"module", *opening.code},
            {"group", opening.group ? boost::json::value(**opening.group) : boost::json::value{}},
            {"learner", opening.learner.value},
            {"tutor", tutor.value},
            {"started_on", engine::to_text(opening.start_on)},
            {"ends_on", engine::to_text(opening.end_on)},
            {"running", stage == State::running},
            {"completed", stage == State::completed},
            {"took_part", !learner_seen_on.empty()},
            {"minutes_total", all.minutes},
            {"minutes_asynchronous", all.asynchronous},
            {"minutes_for_group", all.for_group},
            {"minutes_asynchronous_for_group", all.asynchronous_for_group},
            {"minutes_by_kind", std::move(by_kind)},
            {"grid_certified", certified_on.has_value()},
            {"acquired", std::move(items)}};
}

void evolve(engine::Case& subject, Event what, engine::Event const& event)
{
    move(subject, what, event);
    ModuleFacts& facts = own(subject);
    if (event.role == words::roles[static_cast<std::size_t>(Role::learner)].name)
        note_day(facts.learner_seen_on, event.occurred_on);
    // Not the day on the form: a visit told afterwards does not show that he was there then.
    if (event.role == words::roles[static_cast<std::size_t>(Role::tutor)].name && event.actor == facts.tutor)
        note_day(facts.tutor_seen_on, engine::local_day(event.recorded_at, facts.zone));
    facts.stage = state_of(subject, Track::module);
}

} // namespace workflows::tutored_module
