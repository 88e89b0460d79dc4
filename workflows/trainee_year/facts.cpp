#include "workflows/trainee_year/facts.hpp"

#include "workflows/trainee_year/framework.hpp"
#include "workflows/trainee_year/pieces.hpp"
#include "workflows/trainee_year/retention.hpp"
#include "workflows/trainee_year/words.hpp"

#include "engine/move_to_rules.hpp"
#include "engine/workflow.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

constexpr auto a_day = std::chrono::days{1};

std::string name_of(Role role)
{
    return std::string{words::roles[static_cast<std::size_t>(role)].name};
}

template <class T>
T body_of(engine::Event const& event)
{
    if (auto const* const said = event.said.find<T>())
        return *said;
    return engine::recall_body<T>(event.body);
}

YearFacts& own(engine::Case& subject)
{
    return static_cast<YearFacts&>(*subject.facts);
}

void give(engine::Case& subject, PersonId const& person, Role role, Day from)
{
    subject.grants.push_back({person, name_of(role), from, std::nullopt});
}

// The former holder's last day is the day before. Who comes after a person is that person's successor, even backdated.
void end_grant(engine::Case& subject, std::optional<PersonId> const& person, Role role, Day last_day)
{
    for (engine::Grant& grant : subject.grants.change())
        if (grant.role == name_of(role) && !grant.to && (!person || grant.person == *person))
            grant.to = last_day;
}

void on_opened(engine::Case& subject, engine::Event const& event)
{
    YearFacts& facts = own(subject);
    facts.opening = body_of<OpenYear>(event);
    facts.opened_on = event.occurred_on;
    OpenYear const& opening = facts.opening;
    subject.links = {opening.campaign};
    Day const from = std::min(event.occurred_on, opening.start_on);
    auto& grants = subject.grants.change();
    grants.reserve(grants.size() + 6);
    auto const give = [&](PersonId const& person, Role role) {
        grants.push_back({person, name_of(role), from, std::nullopt});
    };
    give(opening.trainee, Role::trainee);
    give(opening.head_of_school, Role::head_of_school);
    if (opening.inspector)
        give(*opening.inspector, Role::inspector);
    if (opening.inspe_director)
        give(*opening.inspe_director, Role::inspe_director);
    if (opening.authority)
        give(*opening.authority, Role::authority);
    if (!opening.tutor)
        return;
    // A tutor named with the year: his tutorship begins with it, as its first entry tells.
    give(*opening.tutor, Role::tutor);
    facts.tutors[1] = *opening.tutor;
    engine::Piece& tutorship = subject.at(Track::tutor, 1);
    tutorship.state = State::appointed;
    tutorship.version = 1;
    tutorship.entries.push_back({Event::tutor_appointed, event.version, event.actor, event.role, event.occurred_on,
                                 event.recorded_at, event.hash});
}

void on_person_changed(engine::Case& subject, engine::Event const& event, Role role)
{
    auto const change = body_of<ChangePerson>(event);
    end_grant(subject, std::nullopt, role, change.from - a_day);
    give(subject, change.person, role, change.from);
}

void on_tutor(engine::Case& subject, engine::Event const& event, Event what)
{
    YearFacts& facts = own(subject);
    auto const former = facts.tutors.find(event.piece);
    std::optional<PersonId> const person = former == facts.tutors.end() ? std::nullopt : std::optional{former->second};
    if (what == Event::tutor_appointment_ended) {
        if (person)
            end_grant(subject, person, Role::tutor, body_of<EndAppointment>(event).last_day);
        return;
    }
    PersonId tutor;
    Day from{};
    if (what == Event::tutor_replaced) {
        auto const replace = body_of<ReplaceTutor>(event);
        tutor = replace.tutor;
        from = replace.from;
        if (person)
            end_grant(subject, person, Role::tutor, from - a_day);
    } else {
        auto const appoint = body_of<AppointTutor>(event);
        tutor = appoint.tutor;
        from = appoint.from;
    }
    facts.tutors[event.piece] = tutor;
    give(subject, tutor, Role::tutor, from);
}

void on_taken_up(engine::Case& subject, engine::Event const& event)
{
    auto const taken_up = body_of<StageTakenUp>(event);
    OpenYear& opening = own(subject).opening;
    opening.start_on = taken_up.start_on;
    opening.campaign = taken_up.campaign;
    subject.links.front() = taken_up.campaign;
    subject.rule_set = taken_up.rule_set;
}

void on_deferred(YearFacts& facts, engine::Event const& event)
{
    facts.deferral = body_of<Defer>(event);
    facts.doctoral_deferrals += facts.deferral->ground == DeferralGround::doctoral_studies ? 1 : 0;
}

void on_restarted(YearFacts& facts, engine::Event const& event)
{
    auto const restart = body_of<Restart>(event);
    facts.restart_on = restart.start_on;
    facts.next_campaign = restart.next_campaign;
}

void on_part_time(YearFacts& facts, engine::Event const& event)
{
    auto const part_time = body_of<RecordPartTime>(event);
    facts.part_times[event.piece] = {part_time.first_day, part_time.last_day, *part_time.percent};
}

void on_sanction(YearFacts& facts, engine::Event const& event)
{
    if (body_of<PronounceSanction>(event).sanction == Sanction::definitive_exclusion)
        facts.definitive_exclusion = true;
}

// What is kept of a piece that an event names: its number in the file and its digest are left in the journal.
struct NamedVersion {
    std::string track{};
    std::int64_t piece = 0;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(NamedVersion, (), (track, piece, version))
using NamedVersions = engine::List<NamedVersion, 500>;

// Of an opinion, whatever else its form holds: a grid, a report.
struct OpinionKept {
    OpinionValue value{};
    std::optional<OpinionValue> second_year_opinion{};
    std::optional<NamedVersions> rests_on{};
};
BOOST_DESCRIBE_STRUCT(OpinionKept, (), (value, second_year_opinion, rests_on))

struct BasisNow {
    std::optional<NamedVersions> now_rests_on{};
};
BOOST_DESCRIBE_STRUCT(BasisNow, (), (now_rests_on))

struct Shown {
    NamedVersions pieces{};
};
BOOST_DESCRIBE_STRUCT(Shown, (), (pieces))

std::vector<PieceVersion> versions_named(engine::Case const& subject, NamedVersions const& pieces)
{
    std::vector<PieceVersion> versions;
    versions.reserve(pieces.size());
    for (NamedVersion const& piece : pieces)
        if (auto const* const track = subject.workflow->find_track(piece.track))
            versions.push_back({static_cast<Track>(track->id.value), static_cast<std::uint16_t>(piece.piece),
                                static_cast<std::uint32_t>(piece.version)});
    return versions;
}

std::optional<std::vector<PieceVersion>> basis_named(engine::Case const& subject,
                                                     std::optional<NamedVersions> const& named)
{
    return named ? std::optional{versions_named(subject, *named)} : std::nullopt;
}

OpinionSaid opinion_in(engine::Case const& subject, engine::Event const& event)
{
    if (auto const* const said = event.said.find<OpinionSaid>())
        return *said;
    auto const kept = body_of<OpinionKept>(event);
    return {{kept.value, kept.second_year_opinion}, basis_named(subject, kept.rests_on)};
}

// Pieces that an event of that body names.
template <class Body>
std::vector<PieceVersion> pieces_in(engine::Case const& subject, engine::Event const& event)
{
    if (auto const* const said = event.said.find<PiecesSaid>())
        return said->versions;
    return versions_named(subject, body_of<Body>(event).pieces);
}

void on_opinion(engine::Case& subject, engine::Event const& event)
{
    auto const* const found = subject.workflow->find_track(event.track);
    if (!found)
        return;
    YearFacts& facts = own(subject);
    auto const track = static_cast<Track>(found->id.value);
    auto opinion = opinion_in(subject, event);
    if (track == Track::inspe_opinion)
        opinion.given.second_year.reset();
    facts.opinions[track] = opinion.given;
    if (opinion.rests_on)
        facts.rests_on[{track, event.piece}] = *std::move(opinion.rests_on);
}

void on_confirmed(engine::Case& subject, engine::Event const& event)
{
    auto const* const track = subject.workflow->find_track(event.track);
    auto now = basis_named(subject, body_of<BasisNow>(event).now_rests_on);
    if (track && now)
        own(subject).rests_on[{static_cast<Track>(track->id.value), event.piece}] = *std::move(now);
}

void tell(std::vector<PieceVersion>& side, std::vector<PieceVersion> const& versions)
{
    side.reserve(side.size() + versions.size());
    for (PieceVersion const& one : versions)
        if (std::find(side.begin(), side.end(), one) == side.end())
            side.push_back(one);
}

void on_change_noted(engine::Case& subject, engine::Event const& event)
{
    YearFacts& facts = own(subject);
    auto const versions = pieces_in<Shown>(subject, event);
    tell(event.role == name_of(Role::trainee) ? facts.known_to_trainee : facts.known_to_jury, versions);
}

void on_sealed(engine::Case& subject, engine::Event const& event)
{
    YearFacts& facts = own(subject);
    auto const* const said = event.said.find<Seal>();
    facts.seal = said ? *said : Seal{body_of<FileSealed>(event).pieces.items};
    facts.sealed = versions_of(subject, facts.seal.all());
    facts.accessible_since.reset();
}

void on_convened(engine::Case& subject, engine::Event const& event)
{
    YearFacts& facts = own(subject);
    auto const convened = body_of<Convened>(event);
    facts.interview_on = convened.interview_on;
    facts.convocation_sent_on = convened.sent_on;
    facts.convened_with_access_since = convened.pieces_available_since;
}

void on_submitted(engine::Case& subject, engine::Event const& event)
{
    YearFacts& facts = own(subject);
    // Before a new jury, what the former one did no longer counts.
    std::erase_if(subject.links, [&](CaseId const& link) { return facts.jury && link == *facts.jury; });
    facts.jury = body_of<Submit>(event).jury;
    facts.interview_on.reset();
    facts.second_year_opinion.reset();
    facts.known_to_jury = facts.sealed;
    subject.links.push_back(*facts.jury);
}

void on_notified(engine::Case& subject, engine::Event const& event, State outcome)
{
    YearFacts& facts = own(subject);
    facts.notified_on = event.occurred_on;
    facts.outcome = words::states[static_cast<std::size_t>(outcome)].name;
}

// Nobody but the academy and the trainee follows the case any more.
void on_archived(engine::Case& subject, engine::Event const& event)
{
    YearFacts& facts = own(subject);
    facts.archived_on = event.occurred_on;
    std::erase_if(subject.links, [&](CaseId const& link) { return facts.jury && link == *facts.jury; });
    engine::close_to_all_but(subject, name_of(Role::trainee), event.occurred_on - a_day);
}

// When the file is emptied, nothing is left that its trainee could read.
void on_erased(engine::Case& subject, engine::Event const& event)
{
    if (own(subject).archived_on && engine::is_emptied(subject, terms_of(subject)))
        engine::close_to_all(subject, event.occurred_on);
}

void on_attendance(engine::Case& subject, engine::Event const& event)
{
    auto const day = body_of<RecordAttendance>(event);
    own(subject).attendance.put({day.held_on, day.provider},
                                {.kind = day.provider,
                                 .held_on = day.held_on,
                                 .length = std::chrono::hours{*day.hours},
                                 .attended = day.present});
}

} // namespace

boost::json::object YearFacts::published() const
{
    return {{"trainee", opening.trainee.value},
            {"campaign", opening.campaign.value},
            {"corps", engine::BodyType<Corps>::write(opening.corps)},
            {"year_rank", year_rank()}};
}

Profession YearFacts::profession() const
{
    return profession_of(opening.corps, *opening.discipline);
}

StageDays YearFacts::stage(RuleSet const* rules) const
{
    return stage_of(opening.start_on, absences(), rules ? rules->stage : StageLength{});
}

StageDays YearFacts::stage_days(RuleSet const* rules) const
{
    return stage_days_of(opening.start_on, absences(), rules ? rules->stage : StageLength{});
}

Absences YearFacts::absences() const
{
    Absences all;
    for (auto const& [piece, leave] : leaves)
        all.leaves.push_back(leave);
    for (auto const& [piece, part_time] : part_times)
        all.part_times.push_back(part_time);
    for (auto const& [piece, suspension] : suspensions)
        all.suspensions.push_back(suspension);
    return all;
}

bool YearFacts::is_suspended() const
{
    return std::any_of(suspensions.begin(), suspensions.end(), [](auto const& one) { return !one.second.last_day; });
}

Profile YearFacts::profile() const
{
    return profile_of(opening);
}

Profile profile_of(OpenYear const& opening)
{
    return {opening.corps, opening.load, opening.path, opening.year_rank ? static_cast<int>(**opening.year_rank) : 1,
            opening.place.value_or(Place::public_school)};
}

std::int64_t YearFacts::hours_attended(Provider provider) const
{
    return std::chrono::floor<std::chrono::hours>(attendance.attended(provider)).count();
}

void evolve(engine::Case& subject, Event what, engine::Event const& event)
{
    YearFacts& facts = own(subject);
    switch (what) {
    case Event::year_opened: return on_opened(subject, event);
    case Event::head_changed: return on_person_changed(subject, event, Role::head_of_school);
    case Event::inspector_designated: return on_person_changed(subject, event, Role::inspector);
    case Event::inspe_director_designated: return on_person_changed(subject, event, Role::inspe_director);
    case Event::authority_designated: return on_person_changed(subject, event, Role::authority);
    case Event::deferral_granted: return on_deferred(facts, event);
    case Event::stage_taken_up: return on_taken_up(subject, event);
    case Event::stage_restarted: return on_restarted(facts, event);
    case Event::tutor_appointed:
    case Event::tutor_replaced:
    case Event::tutor_appointment_ended: return on_tutor(subject, event, what);
    case Event::attendance_recorded: return on_attendance(subject, event);
    case Event::leave_recorded: {
        auto const leave = body_of<RecordLeave>(event);
        facts.leaves[event.piece] = {leave.kind, leave.first_day, leave.last_day};
        return;
    }
    case Event::leave_cancelled: facts.leaves.erase(event.piece); return;
    case Event::part_time_recorded: return on_part_time(facts, event);
    case Event::part_time_cancelled: facts.part_times.erase(event.piece); return;
    case Event::trainee_suspended:
        facts.suspensions[event.piece] = {body_of<Suspend>(event).from, std::nullopt};
        return;
    case Event::suspension_lifted:
        facts.suspensions[event.piece].last_day = body_of<LiftSuspension>(event).last_day;
        return;
    case Event::sanction_pronounced: return on_sanction(facts, event);
    case Event::diploma_recorded: facts.diploma_on = body_of<RecordDiploma>(event).obtained_on; return;
    case Event::committee_heard: facts.committee_on = event.occurred_on; return;
    case Event::opinion_given:
    case Event::opinion_corrected: return on_opinion(subject, event);
    case Event::opinion_confirmed: return on_confirmed(subject, event);
    case Event::file_sealed:
    case Event::file_resealed: return on_sealed(subject, event);
    case Event::file_opened:
        facts.accessible_since = event.occurred_on;
        return tell(facts.known_to_trainee, facts.sealed);
    case Event::file_consulted: return tell(facts.known_to_trainee, pieces_in<Shown>(subject, event));
    case Event::change_noted: return on_change_noted(subject, event);
    case Event::submitted_to_jury: return on_submitted(subject, event);
    case Event::convened_to_interview: return on_convened(subject, event);
    case Event::deliberated_not_apt:
        facts.second_year_opinion = body_of<DeliberateNotApt>(event).second_year_opinion;
        return;
    case Event::second_year_authorised: facts.next_campaign = body_of<AuthoriseSecondYear>(event).next_campaign; return;
    case Event::rules_changed: subject.rule_set = *body_of<engine::MoveToRules>(event).rule_set; return;
    case Event::file_archived: return on_archived(subject, event);
    case Event::contents_erased: return on_erased(subject, event);
    case Event::titularisation_notified: return on_notified(subject, event, State::titularised);
    case Event::extension_notified: facts.is_extended = true; return on_notified(subject, event, State::extended);
    case Event::second_year_notified: return on_notified(subject, event, State::renewal);
    case Event::transmission_notified: return on_notified(subject, event, State::transmitted);
    case Event::dismissal_notified: return on_notified(subject, event, State::dismissed);
    case Event::reinstatement_notified: return on_notified(subject, event, State::reinstated);
    case Event::exclusion_notified: return on_notified(subject, event, State::excluded);
    default: return; // moves its piece and no more
    }
}

} // namespace workflows::trainee_year
