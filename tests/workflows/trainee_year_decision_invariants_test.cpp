// Invariants I17 to I35 of the domain reference, section (h): the decision, its secrecy, and what holds for a whole year.
// I20 and I21 (dismissal during the stage) have no command yet.

#include "tests/support/story.hpp"

#include "workflows/trainee_year/words.hpp"

#include <catch2/catch.hpp>

#include <boost/json/parse.hpp>

namespace story {
using namespace story::people;
using engine::ErrorCode;

namespace {

DeliberateApt const found_apt{day("2023-06-29"), {president, member}};

} // namespace

TEST_CASE("I17 nobody is titularised whom the jury has not found apt", "[invariant][l1-9-apt][d-stage-computed]")
{
    auto year = before_the_sitting();
    PronounceTitularisation const decree{day("2023-09-01")};
    year.on("2023-07-10")
        .when(delegate, Track::decision, Command::pronounce_titularisation, decree)
        .then_refused(ErrorCode::guard_unmet, {"found-apt"});
    auto refused = before_the_sitting().heard().found_not_apt();
    refused.on("2023-07-10")
        .when(delegate, Track::decision, Command::pronounce_titularisation, decree)
        .then_refused(ErrorCode::guard_unmet, {"found-apt"});
    auto found = before_the_sitting().proposed().found_apt();
    found.on("2023-07-10")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-08-31")})
        .then_refused(ErrorCode::guard_unmet, {"effect-as-computed"});
}

TEST_CASE("I18 a dismissal after deliberation is the minister's, and the Rector's in the first degree alone",
          "[invariant][l1-9-minister][l3-9]")
{
    auto const asks = [](engine::Transition const& row, Guard guard) {
        return std::find(row.guard.begin(), row.guard.end(), engine::GuardId{guard}) != row.guard.end();
    };
    for (engine::Transition const& row : Year::workflow().track(Track::decision).rows) {
        if (row.to != State::dismissed || row.emits == Event::dismissed_during_stage)
            continue;
        bool const by_minister = row.from == State::transmitted || row.from == State::transmitted_notified;
        CHECK(by_minister != asks(row, Guard::rector_ends_the_stage));
    }
    for (RuleSet const& set : rule_sets()) {
        INFO(set.name);
        bool const is_first_degree = set.corps.front() == Corps::professeur_des_ecoles;
        CHECK((set.ending.by == EndedBy::rector) == is_first_degree);
    }
}

TEST_CASE("I19 who is titulaire elsewhere is reinstated, never dismissed",
          "[invariant][l5-7-reinstatement][l1-9-minister]")
{
    OpenYear open = opening();
    open.titulaire_elsewhere = true;
    auto year = a_trainee_year(open)
                    .opened()
                    .reviewed()
                    .with_opinions()
                    .sealed_and_open()
                    .before_the_jury()
                    .heard()
                    .found_not_apt(OpinionValue::unfavourable);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::transmit_to_minister, TransmitToMinister{})
        .then(State::transmitted);
    RecordMinisterDecision const order{day("2023-08-31"), day("2023-09-01"), "Arrêté"};
    year.on("2023-09-05")
        .when(officer, Track::decision, Command::record_dismissal, order)
        .then_refused(ErrorCode::guard_unmet, {"titulaire-nowhere-else"});
    year.when(officer, Track::decision, Command::record_reinstatement, order).then(State::reinstated);
}

TEST_CASE("I22 birth leave prolongs the stage and not the effect of the titularisation",
          "[invariant][l5-22][d-stage-computed]")
{
    auto year = a_trainee_year().opened();
    year.when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::birth, day("2022-10-01"), day("2023-01-20")})
        .then(State::recorded);
    auto const stage = boost::json::parse(year.last().body).at("stage");
    CHECK(stage.at("end_on").as_string() == "2023-11-15");
    CHECK(stage.at("effective_on").as_string() == "2023-09-01");
}

TEST_CASE("I23 each leave keeps the computation of the stage's end, and a cancelled one undoes it",
          "[invariant][l5-26][a-leave-record]")
{
    auto year = a_trainee_year().opened();
    year.when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::sick_child, day("2022-10-01"), day("2022-11-06")})
        .then(State::recorded);
    CHECK(boost::json::parse(year.last().body).at("stage").at("end_on").as_string() == "2023-09-01");
    CHECK(boost::json::parse(year.last().body).at("stage").at("steps").as_array().size() == 8);
    year.when(officer, Track::leave, Command::cancel, Cancel{"Erreur."}, 1).then(State::cancelled);
    CHECK(boost::json::parse(year.last().body).at("stage").at("end_on").as_string() == "2023-08-31");
}

TEST_CASE("I26 opinions, levels and counts turn into no outcome", "[invariant][d-never-computed]")
{
    auto year = before_the_sitting(OpinionValue::unfavourable, OpinionValue::unfavourable);
    year.proposed().found_apt();
    for (engine::Transition const& row : Year::workflow().track(Track::examination).rows)
        CHECK(row.by.any()); // every row is somebody's act
}

TEST_CASE("I27 an unfavourable opinion is no veto and favourable ones no right", "[invariant][d-opinion-no-veto]")
{
    before_the_sitting(OpinionValue::unfavourable, OpinionValue::unfavourable).heard().found_apt();
    before_the_sitting(OpinionValue::favourable, OpinionValue::favourable).heard().found_not_apt();
}

TEST_CASE("I28 no condition of any row looks at an alert", "[invariant][u-alert-is-help]")
{
    for (engine::GuardWord const& guard : Year::workflow().words().guards)
        CHECK(guard.rule.find("alert") == std::string_view::npos);
}

TEST_CASE("I29 the tutor's voice reaches the jury with the inspector's opinion only",
          "[invariant][l1-5-i-1][s3-opinions]")
{
    auto year = a_trainee_year().opened().reviewed();
    year.on("2023-05-04")
        .when(hoarau, Track::tutor_report, Command::file_report, report("2023-05-03"))
        .then(State::filed);
    year.on("2023-05-26")
        .when(officer, Track::file, Command::seal)
        .then_refused(ErrorCode::guard_unmet, {"every-required-piece-filed"});
    CHECK_FALSE(year.may_read(secretary, Track::tutor_report));
}

TEST_CASE("I30 a notice without its signatory or its ways of appeal has not the shape of one",
          "[invariant][a-signatory][a-appeal]")
{
    auto body = engine::write_body(notice("2023-07-20"));
    CHECK(Year::workflow().form(Command::notify).read(body));
    for (auto const* const field :
         {"signatory_given_name", "signatory_family_name", "signatory_quality", "remedies", "notified_on"}) {
        auto without = body;
        without.erase(field);
        CHECK_FALSE(Year::workflow().form(Command::notify).read(without));
    }
}

TEST_CASE("I31 every event bears the rule set of its year", "[invariant]")
{
    auto year = a_trainee_year().opened().reviewed();
    year.rule_set("arrete-2014-2022-07-10").with_opinions();
    for (engine::Event const& event : year.events())
        CHECK(event.rule_set == "guide-2022-2023");
}

TEST_CASE("I32 a leave has a kind and dates, and no room for a reason", "[invariant][a-no-medical-reason]")
{
    auto const schema = Year::workflow().form(Command::record_leave).schema();
    CHECK(schema.at("properties").as_object().size() == 3);
}

TEST_CASE("I33 pieces of the file are numbered without a gap", "[invariant][a-numbering]")
{
    auto const seal = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open().facts().seal;
    for (std::size_t i = 0; i < seal.size(); ++i)
        CHECK(seal[i].number == static_cast<std::int64_t>(i) + 1);
}

TEST_CASE("I34 reviews that are missing are told, each with its author and its day", "[invariant][s3-5-reviews]")
{
    auto year = a_trainee_year().opened().with_opinions();
    auto const defects = Year::workflow().defects(year.now(), year.context(officer));
    CHECK(std::count_if(defects.begin(), defects.end(), [](auto const& one) { return one.rule == "reviews-filed"; })
          == 4);
}

TEST_CASE("I35 a titularisation waits for its notice, and is hidden until then", "[invariant][d-told-of-success]")
{
    auto year = before_the_sitting().proposed().found_apt();
    year.on("2023-07-10")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-09-01")})
        .then(State::titularised);
    CHECK(year.tasks("case_officer") == std::vector<std::string>{"decision/notify"});
    for (auto const& who : {camille, hoarau, roux, payet}) {
        CHECK_FALSE(year.may_read(who, Track::decision));
        CHECK(year.tag("outcome", who).empty());
        CHECK(year.tag("pending_outcome", who).empty());
        CHECK(year.tag("jury", who).empty());
    }
    CHECK(year.tag("pending_outcome", delegate) == "titularised");
    year.on("2023-07-20")
        .when(officer, Track::decision, Command::notify, notice("2023-07-20"))
        .then(State::titularised_notified);
    for (auto const& who : {camille, roux, payet})
        CHECK(year.may_read(who, Track::decision));
    CHECK(year.may_read(camille, Track::examination));
}

TEST_CASE("the embargo shows in no offer: found apt or not, a trainee and his head are offered the same", "[invariant]")
{
    auto const offered = [](Year const& year, engine::PersonId const& who) {
        std::vector<std::string> all;
        for (engine::Offer const& one : engine::offers(year.now(), year.roles(who), year.context(who)))
            all.push_back(
                std::string{Year::workflow().name_of(one.track)} + "/"
                + std::string{Year::workflow().name_of(one.command)}
                + (one.closed
                       ? ": " + (one.closed->conditions.empty() ? one.closed->detail : one.closed->conditions[0].fact)
                       : ""));
        return all;
    };
    auto const one = before_the_sitting().heard().found_apt();
    auto const other = before_the_sitting().heard().found_not_apt();
    for (auto const& who : {camille, hoarau, roux, payet})
        CHECK(offered(one, who) == offered(other, who));
    CHECK(Year::workflow().overview(one.now()).stage == Year::workflow().overview(other.now()).stage);
}

TEST_CASE("a member whom the presidency kept from a file does not deliberate on it",
          "[invariant][a-conflict-of-interest]")
{
    auto year = before_the_sitting().proposed();
    JuryToday today;
    today.deliberation_open = true;
    today.recused = {member};
    year.on("2023-06-29")
        .jury(today)
        .when(secretary, Track::examination, Command::deliberate_apt, found_apt)
        .then_refused(ErrorCode::guard_unmet, {"present-sit-on-the-jury"});
    year.when(secretary, Track::examination, Command::deliberate_apt,
              DeliberateApt{day("2023-06-29"), {president, stranger}})
        .then_refused(ErrorCode::guard_unmet, {"present-sit-on-the-jury"});
    year.when(secretary, Track::examination, Command::deliberate_apt, DeliberateApt{day("2023-06-29"), {president}})
        .then(State::apt);
}

TEST_CASE("replaying the events of a year gives the same year", "[invariant]")
{
    auto const year = before_the_sitting(OpinionValue::unfavourable).heard().found_not_apt();
    auto const again = engine::fold(Year::workflow(), year.now().id, year.events());
    CHECK(again.version == year.now().version);
    CHECK(again.head == year.now().head);
    CHECK(again.grants == year.now().grants);
    CHECK(again.links == year.now().links);
    REQUIRE(again.pieces.size() == year.now().pieces.size());
    for (std::size_t i = 0; i < again.pieces.size(); ++i)
        CHECK(again.pieces[i].state == year.now().pieces[i].state);
    CHECK(facts_of(again).seal == year.facts().seal);
}

TEST_CASE("the reference of a year gives its forms what they are drawn with", "[invariant]")
{
    auto const reference = Year::workflow().reference(a_trainee_year().opened().now());
    CHECK(reference.at("competences").as_array().size() == 19);
    CHECK(reference.at("grid").as_array().size() == 6);
    CHECK(reference.at("scales").at("final_review").as_array().size() == 3);
    CHECK(reference.at("pieces").as_array().size() == 7);
    CHECK(reference.at("rule_set").at("name").as_string() == "guide-2022-2023");
}

TEST_CASE("I31 a refusal cites the words in force on the day of the act, the decree and then the code",
          "[invariant][l6-paid-leave]")
{
    OpenYear open = opening();
    open.start_on = day("2024-11-01");
    auto year = a_trainee_year(open).rule_set("arrete-2014-2022-07-10").opened();
    auto const cited_on = [&](std::string_view today) {
        year.on(today)
            .when(delegate, Track::decision, Command::pronounce_extension,
                  PronounceExtension{day("2025-12-01"), "Congés."})
            .then_refused(ErrorCode::guard_unmet, {"extension-is-due"});
        return *year.refusal().conditions.at(0).source;
    };
    CHECK(cited_on("2025-09-30").id == "l5-26");
    CHECK(cited_on("2025-10-01").id == "l6-paid-leave");
    CHECK(cited_on("2025-10-01").confidence == engine::Confidence::assumption);
}

} // namespace story
