#include "tests/support/preparation.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include <algorithm>

namespace preparing {
namespace {

struct CampaignToday final : engine::Campaign {
    bool is_open = true;

    std::unique_ptr<engine::Facts> clone() const override { return std::make_unique<CampaignToday>(*this); }
    boost::json::object published() const override { return {{"open", is_open}}; }
};

} // namespace

Enrol enrolment(Exam exam, Way way)
{
    return {.campaign = CaseId{"campaign-1"},
            .candidate = people::lou,
            .candidate_access = reachable,
            .exams = {{exam, way}},
            .session = 2026,
            .establishment = {"0590349J", "SCD de Lille", "Lille"},
            .correspondent = people::carla,
            .correspondent_access = reachable};
}

AppointTutor tutor_for(Exam exam)
{
    return {.tutor = people::maud,
            .tutor_access = reachable,
            .exam = exam,
            .library_professional = true,
            .prepared_that_exam = true,
            .passed_that_exam_in = engine::Number<1950, 2100>{2019},
            .from = day("2025-09-10")};
}

Story::Story(std::string_view rule_set)
    : ToldCase{workflow(), *workflow().id_of(std::any{enrolment()})}, campaign_{std::make_shared<engine::Case>()}
{
    campaign_->id = CaseId{"campaign-1"};
    campaign_->workflow = &workflow();
    auto facts = std::make_unique<CampaignToday>();
    facts->workflow = "exam_preparation";
    facts->title = "Callisto, 2025-2026";
    facts->rule_set = rule_set;
    facts->zone = "Europe/Paris";
    facts->policies["contents_updated_on"] = "2025-06-30";
    facts->deadlines = {{"first_login", day("2025-09-30")},
                        {"end_of_preparation", day("2026-05-29")},
                        {"evaluation", day("2026-07-03")}};
    campaign_->facts = std::move(facts);
    for (auto const& [person, role] : {std::pair{people::officer, "case_officer"},
                                       {people::denis, "pedagogical_manager"},
                                       {people::nora, "national_coordinator"}})
        campaign_->grants.push_back({person, role, day("2025-09-01"), std::nullopt});
    on("2025-09-08");
}

ExamPreparation const& Story::workflow()
{
    static ExamPreparation const only;
    return only;
}

engine::Campaign& Story::campaign()
{
    campaign_ = std::make_shared<engine::Case>(*campaign_);
    return static_cast<engine::Campaign&>(*campaign_->facts);
}

Story& Story::on(std::string_view today)
{
    now_ = engine::start_of(day(today), "Europe/Paris") + std::chrono::hours{8};
    return *this;
}

Story& Story::at(std::string_view instant)
{
    now_ = engine::parse_instant(instant).value();
    return *this;
}

Story& Story::policy(std::string const& name, std::string const& value)
{
    campaign().policies[name] = value;
    return *this;
}

Story& Story::deadline(std::string const& name, std::string_view text)
{
    campaign().set_deadline(name, day(text));
    return *this;
}

Story& Story::close_campaign()
{
    static_cast<CampaignToday&>(campaign()).is_open = false;
    return *this;
}

engine::Context Story::context(PersonId const& who) const
{
    engine::Context context{who, engine::local_day(now_, "Europe/Paris"), now_, {}};
    context.linked = {campaign_};
    return context;
}

Story& Story::act(PersonId const& who, Track track, Command command, std::any const& body, std::uint16_t number)
{
    now_ += std::chrono::seconds{1};
    ask(who, track, command, body, number);
    return *this;
}

Story& Story::then(State state)
{
    expect_state(state);
    return *this;
}

Story& Story::then_unmet(Rules const& rules)
{
    then_refused(engine::ErrorCode::guard_unmet);
    CHECK(telling::rules_of(refusal().conditions) == rules);
    for (engine::Condition const& condition : refusal().conditions)
        CHECK(condition.source->confidence != engine::Confidence::law); // nothing of all this is law
    return *this;
}

Story& Story::then_refused(engine::ErrorCode code)
{
    expect_refused(code);
    return *this;
}

Story& Story::enrolled(Enrol const& opening)
{
    return when(people::denis, Track::preparation, Command::enrol, opening).then(State::enrolled);
}

Story& Story::active()
{
    return on("2025-09-15")
        .when(people::lou, Track::preparation, Command::accept_terms, AcceptTerms{Login::sygefor, "2025-1", true})
        .then(State::active);
}

Story& Story::tutored()
{
    return when(people::denis, Track::tutor, Command::appoint_tutor, tutor_for())
        .then(State::appointed)
        .when(people::maud, Track::tutor, Command::agree_on_means,
              AgreeOnMeans{day("2025-09-15"), {Means::platform_messages, Means::videoconference}, {}}, 1)
        .then(State::in_touch);
}

Story& Story::with_trainer()
{
    return when(people::denis, Track::trainer, Command::link_trainer,
                LinkTrainer{people::igor, {Course::fundamentals, Course::bibas}, day("2025-09-10")})
        .then(State::linked);
}

boost::json::object Story::last_body() const
{
    return boost::json::parse(last().body).as_object();
}

std::vector<engine::TaskRow> Story::rows(std::string_view role) const
{
    auto all = engine::project(subject_, context({})).tasks;
    std::erase_if(all, [&](engine::TaskRow const& task) { return task.role != role; });
    return all;
}

std::vector<std::string> Story::tasks(std::string_view role) const
{
    std::vector<std::string> all;
    for (engine::TaskRow const& task : rows(role))
        all.push_back(std::string{task.track} + "/" + std::string{task.command} + (task.blocked ? "!" : ""));
    return all;
}

std::optional<engine::Day> Story::due(std::string_view role, std::string_view wanted) const
{
    for (engine::TaskRow const& task : rows(role))
        if (std::string{task.track} + "/" + std::string{task.command} == wanted)
            return task.due;
    FAIL("nobody owes " << wanted);
    return std::nullopt;
}

std::optional<engine::Day> Story::opens(std::string_view role, std::string_view wanted) const
{
    for (engine::TaskRow const& task : rows(role))
        if (std::string{task.track} + "/" + std::string{task.command} == wanted)
            return task.opens_on;
    FAIL("nobody owes " << wanted);
    return std::nullopt;
}

engine::ServiceClock Story::clock(std::uint16_t question) const
{
    return workflow().clock(subject_, *subject_.find(Track::question, question), context({})).value();
}

Rules Story::defects() const
{
    return telling::rules_of(workflow().defects(subject_, context({})));
}

} // namespace preparing
