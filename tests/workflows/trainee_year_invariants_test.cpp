// Invariants I1 to I16 of the domain reference, section (h): from the pieces to the jury; each test is named after its own.
// What a jury is made of (I9, I10) its own workflow keeps.

#include "tests/support/story.hpp"

#include "workflows/trainee_year/words.hpp"

#include <catch2/catch.hpp>

#include <boost/json/parse.hpp>

namespace story {
using namespace story::people;
using engine::ErrorCode;

namespace {

Submit const to_the_jury{engine::CaseId{"jury-1"}};
DeliberateApt const apt{day("2023-06-29"), {president, member}};
DeliberateNotApt const not_apt{day("2023-06-29"), {president, member}, "Motifs.", OpinionValue::favourable};

} // namespace

TEST_CASE("I1 nobody is found not apt who was neither heard nor regularly convened",
          "[invariant][l1-6][a-absent-from-interview]")
{
    for (engine::Transition const& row : Year::workflow().track(Track::examination).rows)
        if (row.to == State::not_apt)
            CHECK((row.from == State::heard || row.from == State::absent));
    auto year = before_the_sitting().proposed();
    year.in_deliberation()
        .when(secretary, Track::examination, Command::deliberate_not_apt, not_apt)
        .then_refused(ErrorCode::wrong_state);
}

TEST_CASE("I2 no submission and no deliberation before every required piece, and all that miss are told",
          "[invariant][l1-5-i-1][l1-5-i-2]")
{
    auto year = a_trainee_year().opened().reviewed();
    year.on("2023-06-02")
        .when(secretary, Track::examination, Command::submit, to_the_jury)
        .then_refused(ErrorCode::guard_unmet, {"every-required-piece-filed", "file-is-accessible"});
    CHECK(year.refusal().conditions.size() == 4);
    for (engine::Transition const& row : Year::workflow().track(Track::examination).rows)
        if (row.to == State::apt || row.to == State::not_apt)
            CHECK(std::find(row.guard.begin(), row.guard.end(), engine::GuardId{Guard::every_required_piece_filed})
                  != row.guard.end());
}

TEST_CASE("I3 an opinion of head or inspector without its grid is refused", "[invariant][l1-5-i-1][l1-5-i-2]")
{
    auto year = a_trainee_year().opened().reviewed();
    GiveOpinion bare = opinion(OpinionValue::favourable);
    bare.grid.items.clear();
    year.on("2023-05-12")
        .when(roux, Track::head_opinion, Command::give_opinion, bare)
        .then_refused(ErrorCode::guard_unmet, {"every-item-answered"});
}

TEST_CASE("I4 the inspector gives no opinion before the tutor's report exists and is consulted in its latest version",
          "[invariant][l1-5-i-1][u-final-report][a-corrections]")
{
    auto year = a_trainee_year().opened().reviewed();
    GiveOpinion const his = opinion(OpinionValue::favourable, OpinionBasis::tutor_report);
    year.on("2023-05-09")
        .when(payet, Track::inspector_opinion, Command::give_opinion, his)
        .then_refused(ErrorCode::guard_unmet, {"tutor-report-filed"});
    year.when(hoarau, Track::tutor_report, Command::file_report, report("2023-05-03")).then(State::filed);
    year.when(payet, Track::inspector_opinion, Command::give_opinion, his)
        .then_refused(ErrorCode::guard_unmet, {"tutor-report-consulted"});
    year.when(payet, Track::tutor_report, Command::consult).then(State::filed);
    year.when(payet, Track::tutor_report, Command::consult).then_refused(ErrorCode::guard_unmet, {"report-to-consult"});
    CorrectReport correction;
    static_cast<FileReport&>(correction) = report("2023-05-08");
    correction.reason = "Une visite de plus.";
    year.when(hoarau, Track::tutor_report, Command::correct_report, correction).then(State::filed);
    year.when(payet, Track::inspector_opinion, Command::give_opinion, his)
        .then_refused(ErrorCode::guard_unmet, {"tutor-report-consulted"});
    year.when(payet, Track::tutor_report, Command::consult).then(State::filed);
    year.when(payet, Track::inspector_opinion, Command::give_opinion, his).then(State::filed);
    auto const told = boost::json::parse(year.last().body);
    REQUIRE(told.at("rests_on").as_array().size() == 1);
    CHECK(told.at("rests_on").at(0).at("version").as_int64() == 2);
}

TEST_CASE("I5 the INSPE gives an opinion on half-time trainees only", "[invariant][l1-5-i-3-half]")
{
    GiveInspeOpinion const hers{OpinionValue::favourable, "Parcours suivi.", true, "Assidu.", std::nullopt};
    OpenYear open = opening();
    open.inspe_director = lebon;
    auto full = a_trainee_year(open).rule_set("arrete-2014-2022-07-10").opened();
    full.on("2023-05-12")
        .when(lebon, Track::inspe_opinion, Command::give_inspe_opinion, hers)
        .then_refused(ErrorCode::guard_unmet, {"opinion-is-required"});

    open.load = ServiceLoad::half;
    auto half = a_trainee_year(open).rule_set("arrete-2014-2022-07-10").opened();
    half.reviewed().with_opinions();
    half.on("2023-05-26")
        .when(officer, Track::file, Command::seal)
        .then_refused(ErrorCode::guard_unmet, {"every-required-piece-filed"});
    CHECK(half.refusal().conditions.at(0).source->id == "l1-5-i-3-half");
    half.when(lebon, Track::inspe_opinion, Command::give_inspe_opinion, hers).then(State::filed);
    half.sealed_and_open();
}

TEST_CASE("I6 in a second year an inspection comes before the inspector's opinion",
          "[invariant][u-inspection-year-two]")
{
    // A second year as it stands once opened: its rank is what counts.
    OpenYear open = opening();
    open.year_rank = 2;
    open.renewal_of = engine::CaseId{"first"};
    auto year = a_trainee_year(open);
    year.given(Track::year, Event::year_opened, open);
    year.reviewed()
        .on("2023-05-04")
        .when(hoarau, Track::tutor_report, Command::file_report, report("2023-05-03"))
        .then(State::filed);
    year.on("2023-05-09").when(payet, Track::tutor_report, Command::consult).then(State::filed);
    year.when(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::favourable, OpinionBasis::tutor_report));
    CHECK(year.refusal().conditions.at(0).rule == "inspection-made");
    year.when(payet, Track::inspection, Command::record_inspection, inspection("2023-05-08")).then(State::recorded);
    year.when(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::favourable, OpinionBasis::both))
        .then(State::filed);
}

TEST_CASE("I7 no renewal after a second year", "[invariant][d-one-renewal][l1-9-second-year]")
{
    for (engine::Transition const& row : Year::workflow().track(Track::decision).rows)
        if (row.to == State::renewal)
            CHECK(std::find(row.guard.begin(), row.guard.end(), engine::GuardId{Guard::first_year}) != row.guard.end());
}

TEST_CASE("I7 a second year found not apt goes to the minister, not to a third",
          "[invariant][d-one-renewal][l1-9-minister]")
{
    OpenYear open = opening();
    open.year_rank = 2;
    open.renewal_of = engine::CaseId{"first"};
    auto year = a_trainee_year(open);
    year.given(Track::year, Event::year_opened, open)
        .reviewed()
        .with_opinions()
        .sealed_and_open()
        .before_the_jury()
        .heard();
    year.in_deliberation()
        .when(secretary, Track::examination, Command::deliberate_not_apt, not_apt)
        .then_refused(ErrorCode::guard_unmet, {"second-year-opinion-as-due"});
    year.found_not_apt(std::nullopt);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::authorise_second_year, AuthoriseSecondYear{})
        .then_refused(ErrorCode::guard_unmet, {"first-year"});
    CHECK(year.tasks("rector_delegate") == std::vector<std::string>{"decision/transmit_to_minister"});
}

TEST_CASE("I8 a first year found not apt carries the jury's opinion on a second", "[invariant][l1-8]")
{
    auto year = before_the_sitting().heard();
    DeliberateNotApt mute = not_apt;
    mute.second_year_opinion.reset();
    year.in_deliberation()
        .when(secretary, Track::examination, Command::deliberate_not_apt, mute)
        .then_refused(ErrorCode::guard_unmet, {"second-year-opinion-as-due"});
}

TEST_CASE("I9 a file goes to no jury of fewer than five or more than eight", "[invariant][l1-4-composition]")
{
    for (int const members : {4, 9}) {
        auto year = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open();
        JuryToday today;
        today.members = members;
        year.jury(today)
            .when(secretary, Track::examination, Command::submit, to_the_jury)
            .then_refused(ErrorCode::guard_unmet, {"jury-is-competent"});
    }
}

TEST_CASE("I11 a closed jury and another campaign's receive nothing", "[invariant][l1-4-competence][l1-4-composition]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open();
    JuryToday today;
    today.closed = true;
    today.campaign = "campaign-2";
    year.jury(today)
        .when(secretary, Track::examination, Command::submit, to_the_jury)
        .then_refused(ErrorCode::guard_unmet, {"jury-is-competent"});
    CHECK(year.refusal().conditions.size() == 2);
}

TEST_CASE("I12 an already qualified trainee is titularised without a jury", "[invariant][l1-11]")
{
    OpenYear open = opening();
    open.path = Path::already_qualified;
    auto year = a_trainee_year(open).rule_set("arrete-2014-2022-07-10").opened();
    CHECK(year.tasks("jury_secretary").empty());
    year.on("2023-05-09")
        .when(payet, Track::inspection, Command::record_inspection, inspection("2023-05-08"))
        .then(State::recorded);
    year.when(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::favourable, OpinionBasis::inspection))
        .then(State::filed);
    year.sealed_and_open()
        .when(secretary, Track::examination, Command::submit, to_the_jury)
        .then_refused(ErrorCode::guard_unmet, {"goes-before-a-jury"});
    CHECK(year.refusal().conditions.at(0).source->id == "l1-11");
    year.on("2023-07-10")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-09-01")})
        .then(State::titularised);
}

TEST_CASE("I13 an agrégé meets no jury, and a doubt about him is reasoned", "[invariant][l2-5][l2-6][l2-7]")
{
    OpenYear open = opening();
    open.corps = Corps::agrege;
    auto year = a_trainee_year(open).rule_set("agreges-2014-2022-07-10").opened();
    year.on("2023-05-04")
        .when(hoarau, Track::tutor_report, Command::file_report, report("2023-05-03"))
        .then(State::filed);
    year.on("2023-05-09").when(payet, Track::tutor_report, Command::consult).then(State::filed);
    year.when(payet, Track::inspection, Command::record_inspection, inspection("2023-05-08")).then(State::recorded);
    GiveOpinion doubt = opinion(OpinionValue::unfavourable, OpinionBasis::both);
    year.when(payet, Track::inspector_opinion, Command::give_opinion, doubt)
        .then_refused(ErrorCode::guard_unmet, {"doubt-is-reasoned"});
    CHECK(year.refusal().conditions.size() == 2);
    doubt.reasoned_report = "Rapport motivé.";
    doubt.second_year_opinion = OpinionValue::favourable;
    year.when(payet, Track::inspector_opinion, Command::give_opinion, doubt).then(State::filed);
    year.when(roux, Track::head_opinion, Command::give_opinion, opinion(OpinionValue::favourable)).then(State::filed);
    year.sealed_and_open()
        .when(secretary, Track::examination, Command::submit, to_the_jury)
        .then_refused(ErrorCode::guard_unmet, {"goes-before-a-jury"});
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::authorise_second_year, AuthoriseSecondYear{})
        .then_refused(ErrorCode::guard_unmet, {"committee-heard-if-due"});
    year.when(officer, Track::joint_committee, Command::record_committee,
              RecordCommittee{day("2023-07-04"), "Avis favorable à une seconde année."})
        .then(State::recorded);
    year.when(delegate, Track::decision, Command::authorise_second_year, AuthoriseSecondYear{}).then(State::renewal);
}

TEST_CASE("I14 each consultation of the file leaves a receipt of what was read", "[invariant][l1-7]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open();
    year.when(camille, Track::file, Command::consult).then(State::consulted);
    CHECK(boost::json::parse(year.last().body).at("pieces").as_array().size() == 7);
    year.when(camille, Track::file, Command::consult).then(State::consulted);
}

TEST_CASE("I15 the jury reads no piece that the trainee could not read",
          "[invariant][d-equal-knowledge][a-private-notes][a-leave-record]")
{
    auto year = a_trainee_year().opened();
    year.on("2022-09-20")
        .when(hoarau, Track::formative_visit, Command::record_visit, visit("2022-09-19"))
        .then(State::recorded);
    year.when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::paid_sick, day("2022-10-01"), day("2022-10-05")})
        .then(State::recorded);
    year.reviewed().with_opinions();
    CHECK_FALSE(year.may_read(secretary, Track::head_opinion));
    year.sealed_and_open().before_the_jury();
    for (engine::Piece const& piece : year.now().pieces) {
        auto const track = static_cast<Track>(piece.track.value);
        INFO(Year::workflow().name_of(piece.track));
        if (year.may_read(member, track, piece.number) && track != Track::examination)
            CHECK(year.may_read(camille, track, piece.number));
    }
    CHECK(year.may_read(member, Track::head_opinion));
    CHECK_FALSE(year.may_read(member, Track::formative_visit, 1));
    CHECK_FALSE(year.may_read(member, Track::leave, 1));
    CHECK_FALSE(year.may_read(hoarau, Track::leave, 1));
    CHECK(year.may_read(roux, Track::leave, 1));
}

TEST_CASE("I15 an annexed visit reaches the jury with the sealed file",
          "[invariant][d-equal-knowledge][a-private-notes]")
{
    auto year = a_trainee_year().opened();
    year.on("2022-09-20")
        .when(hoarau, Track::formative_visit, Command::record_visit, visit("2022-09-19"))
        .then(State::recorded);
    year.when(hoarau, Track::formative_visit, Command::annex, Annex{}, 1).then_refused(ErrorCode::wrong_state);
    year.when(camille, Track::formative_visit, Command::mark_as_read, MarkAsRead{}, 1).then(State::read);
    year.when(camille, Track::formative_visit, Command::annex, Annex{}, 1).then(State::annexed);
    year.reviewed().with_opinions().sealed_and_open().before_the_jury();
    CHECK(year.may_read(member, Track::formative_visit, 1));
    CHECK(year.facts().seal.size() == 8);
}

TEST_CASE("I16 a piece changed before the deliberation stops it until it is sealed and opened again",
          "[invariant][d-seal][a-corrections]")
{
    auto year = before_the_sitting().proposed();
    CorrectOpinion correction;
    static_cast<GiveOpinion&>(correction) = opinion(OpinionValue::favourable);
    correction.reason = "Une coquille.";
    year.on("2023-06-10").when(roux, Track::head_opinion, Command::correct_opinion, correction).then(State::filed);
    CHECK(year.tasks("case_officer") == std::vector<std::string>{"file/seal_again"});
    CHECK(year.events().size() == year.now().version);
    year.in_deliberation()
        .when(secretary, Track::examination, Command::deliberate_apt, apt)
        .then_refused(ErrorCode::guard_unmet, {"seal-is-current"});
    auto late = before_the_sitting().proposed();
    late.in_deliberation()
        .when(roux, Track::head_opinion, Command::correct_opinion, correction)
        .then_refused(ErrorCode::guard_unmet, {"not-yet-deliberated"});
}

} // namespace story
