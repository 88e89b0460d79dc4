#include "workflows/trainee_year/trainee_year.hpp"

#include "workflows/trainee_year/event_words.hpp"
#include "workflows/trainee_year/guard_words.hpp"
#include "workflows/trainee_year/guards.hpp"
#include "workflows/trainee_year/tracks/in_bulk.hpp"
#include "workflows/trainee_year/tracks/tracks.hpp"
#include "workflows/trainee_year/words.hpp"

#include "engine/track.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

template <class T>
T const* as(std::any const& body)
{
    return std::any_cast<T>(&body);
}

// The first 1 September from a day on: second years begin with the school year.
Day next_first_of_september(Day from)
{
    using namespace std::chrono;
    year_month_day const day{from};
    sys_days const this_year{day.year() / September / 1};
    return this_year >= from ? this_year : sys_days{(day.year() + years{1}) / September / 1};
}

std::optional<PersonId> in_office(engine::Case const& subject, std::string_view role)
{
    std::optional<PersonId> person;
    for (engine::Grant const& grant : subject.grants)
        if (grant.role == role && !grant.to)
            person = grant.person;
    return person;
}

CaseId second_year_of(CaseId const& first)
{
    return CaseId{engine::derived_id(first.value + "/second-year")};
}

CaseId restarted_year_of(CaseId const& interrupted)
{
    return CaseId{engine::derived_id(interrupted.value + "/restart")};
}

// The year that follows: the same trainee among the people who are in office by then.
OpenYear following(engine::Case const& former)
{
    YearFacts const& facts = facts_of(former);
    OpenYear next = facts.opening;
    next.campaign = facts.next_campaign.value_or(facts.opening.campaign);
    next.renewal_of.reset();
    next.restart_of.reset();
    next.head_of_school = in_office(former, "head_of_school").value_or(next.head_of_school);
    next.inspector = in_office(former, "inspector");
    next.inspe_director = in_office(former, "inspe_director");
    next.authority = in_office(former, "authority");
    next.tutor = in_office(former, "tutor");
    next.diploma_awaited = facts.awaits_diploma();
    return next;
}

engine::FollowUp open_by(CaseId id, OpenYear const& opening)
{
    return {
        .id = std::move(id), .workflow = "trainee_year", .command = Command::open, .body = engine::write_body(opening)};
}

} // namespace

std::span<engine::Track const> TraineeYear::tracks() const
{
    return tables::tracks;
}

engine::Words TraineeYear::words() const
{
    return {.tracks = words::tracks,
            .states = words::states,
            .commands = words::commands,
            .roles = words::roles,
            .events = words::events,
            .deadlines = words::deadlines,
            .guards = words::guards};
}

std::span<engine::Source const> TraineeYear::sources() const
{
    return workflows::sources;
}

std::vector<CaseId> TraineeYear::references(engine::CommandId, std::any const& body) const
{
    if (auto const* const open = as<OpenYear>(body)) {
        std::vector<CaseId> named{open->campaign};
        if (open->renewal_of)
            named.push_back(*open->renewal_of);
        if (open->restart_of)
            named.push_back(*open->restart_of);
        return named;
    }
    if (auto const* const submit = as<Submit>(body))
        return {submit->jury};
    if (auto const* const authorise = as<AuthoriseSecondYear>(body); authorise && authorise->next_campaign)
        return {*authorise->next_campaign};
    if (auto const* const take_up = as<TakeUp>(body); take_up && take_up->next_campaign)
        return {*take_up->next_campaign};
    if (auto const* const restart = as<Restart>(body); restart && restart->next_campaign)
        return {*restart->next_campaign};
    return {};
}

std::string TraineeYear::rule_set_for(std::any const& opening_body, engine::Context const& context) const
{
    return std::string{rules_of_opening(as<OpenYear>(opening_body), context)};
}

// Those that the conditions ask for by name (a test reads them there).
std::vector<std::string_view> TraineeYear::policies() const
{
    return {"access_days_before_interview", "convene_on_unfavourable", "divergence_view"};
}

std::optional<engine::CommandId> TraineeYear::moving() const
{
    return Command::move_to_rules;
}

std::unique_ptr<engine::Facts> TraineeYear::blank_facts() const
{
    return std::make_unique<YearFacts>();
}

void TraineeYear::evolve(engine::Case& subject, engine::Event const& event) const
{
    auto const& words = event.said.words();
    if (auto const what = words ? std::optional{words->type} : find_event(event.type))
        trainee_year::evolve(subject, static_cast<Event>(what->value), event);
}

engine::Verdict TraineeYear::check(engine::GuardId guard, engine::Question const& question) const
{
    return trainee_year::check(static_cast<Guard>(guard.value), question);
}

engine::Verdicts TraineeYear::check_all(engine::Guards const& guards, engine::Question const& question) const
{
    return trainee_year::check_all(guards, question);
}

std::optional<Day> TraineeYear::due(engine::DeadlineId deadline, engine::Case const& subject,
                                    engine::Context const& context) const
{
    auto const* const campaign = engine::campaign_of(subject, context);
    return campaign ? campaign->deadline(words::deadlines[deadline.value].name) : std::nullopt;
}

bool TraineeYear::is_required(engine::Case const& subject, engine::Track const& track) const
{
    State const year = state_of(subject, Track::year);
    auto const piece = static_cast<Track>(track.id.value);
    if (year == State::unopened || year == State::resigned || year == State::restarted)
        return false;
    if (year == State::deferred)
        return piece == Track::year;
    YearFacts const& facts = facts_of(subject);
    // Once a decision that ends the year is notified, only its own story goes on.
    switch (state_of(subject, Track::decision)) {
    case State::titularised_notified:
    case State::renewal_notified:
    case State::dismissed_notified:
    case State::reinstated_notified:
    case State::excluded_notified: return piece == Track::decision;
    default: break;
    }
    auto const* const rules = find_rule_set(subject.rule_set);
    if (!rules)
        return true;
    if (piece == Track::diploma)
        return facts.opening.diploma_awaited.value_or(false);
    if (piece == Track::joint_committee)
        return rules->committee.before == Committee::Before::every_decision;
    if (piece == Track::examination)
        return rules->route_of(facts.profile()) == Route::jury;
    // An inspection may always be made; the other pieces of the file are those that the rules ask for. One that is there
    // unasked still has its readers: the inspector's opinion waits until he has consulted a report.
    if (is_evaluative(piece) && piece != Track::inspection)
        return rules->find(facts.profile(), piece).has_value() || latest_content(subject, piece);
    return true;
}

std::vector<engine::FollowUp> TraineeYear::follow_ups(engine::Case const& after, engine::Event const& event) const
{
    YearFacts const& facts = facts_of(after);
    if (event.type == name_of(engine::EventId{Event::second_year_notified})) {
        OpenYear second = following(after);
        second.year_rank = 2;
        second.renewal_of = after.id;
        second.start_on = next_first_of_september(facts.stage_days(find_rule_set(after.rule_set)).end_on);
        return {open_by(second_year_of(after.id), second)};
    }
    if (event.type == name_of(engine::EventId{Event::stage_restarted})) {
        OpenYear again = following(after);
        again.restart_of = after.id;
        again.start_on = facts.restart_on.value_or(again.start_on);
        return {open_by(restarted_year_of(after.id), again)};
    }
    return {};
}

std::vector<engine::Condition> TraineeYear::defects(engine::Case const& subject, engine::Context const& context) const
{
    State const year = state_of(subject, Track::year);
    if (year == State::unopened || year == State::resigned || year == State::restarted || year == State::deferred)
        return {};
    constexpr std::array asked{Guard::every_required_piece_filed,
                               Guard::reviews_filed,
                               Guard::tutor_report_consulted,
                               Guard::opinions_rest_on_current_pieces,
                               Guard::inspection_made,
                               Guard::pieces_read_by_trainee,
                               Guard::file_is_accessible,
                               Guard::seal_is_current,
                               Guard::jury_knows_later_pieces,
                               Guard::file_consulted_by_trainee,
                               Guard::convocation_was_regular};
    engine::Question const question{
        subject, *subject.find(Track::examination), Command::deliberate_apt, Role::case_officer, nullptr, context};
    std::vector<engine::Condition> all;
    for (Guard const guard : asked) {
        auto some = engine::unmet_conditions(guard, question);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

engine::CommandId TraineeYear::opening() const
{
    return Command::open;
}

// One year a trainee, campaign and rank: a list imported twice opens it once. A second year follows from its first.
std::optional<CaseId> TraineeYear::id_of(std::any const& opening_body) const
{
    auto const* const open = as<OpenYear>(opening_body);
    if (!open)
        return std::nullopt;
    if (open->renewal_of)
        return second_year_of(*open->renewal_of);
    if (open->restart_of)
        return restarted_year_of(*open->restart_of);
    return CaseId{engine::derived_id(open->campaign.value + "|" + open->trainee.value + "|1")};
}

bool TraineeYear::may_be_in_bulk(engine::TrackId track, engine::CommandId command) const
{
    return std::ranges::any_of(tables::in_bulk, [&](auto const& one) {
        return engine::TrackId{one.first} == track && engine::CommandId{one.second} == command;
    });
}

} // namespace workflows::trainee_year
