// Years that are not a certifié's: agrégés, first degree, psychologists, a stage outside a public school.

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

#include <boost/json/parse.hpp>

namespace story {
using namespace story::people;
using engine::ErrorCode;

namespace {

OpenYear of(Corps corps, ServiceLoad load = ServiceLoad::full)
{
    OpenYear open = opening();
    open.corps = corps;
    open.load = load;
    open.path = load == ServiceLoad::full ? Path::master_meef : Path::adapted;
    open.inspe_director = lebon;
    return open;
}

GiveInspeOpinion const from_the_inspe{OpinionValue::favourable, "Parcours suivi.", true, "Assidu.", std::nullopt};

void report_and_consult(Year& year)
{
    year.on("2023-05-04")
        .when(hoarau, Track::tutor_report, Command::file_report, report("2023-05-03"))
        .then(State::filed);
    year.on("2023-05-09").when(payet, Track::tutor_report, Command::consult).then(State::filed);
}

PronounceEnd const end_of_stage{day("2023-09-01"), "Le jury ne l'a pas proposé.", std::nullopt};

} // namespace

TEST_CASE("a teacher of the first degree not found apt is dismissed by the Rector himself",
          "[l3-9][u-first-degree-pieces]")
{
    auto year = a_trainee_year(of(Corps::professeur_des_ecoles)).rule_set("premier-degre-2014-2022-07-10").opened();
    report_and_consult(year);
    year.when(roux, Track::head_opinion, Command::give_opinion, opinion(OpinionValue::favourable))
        .then_refused(ErrorCode::guard_unmet, {"opinion-is-required"});
    year.when(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::unfavourable, OpinionBasis::tutor_report))
        .then(State::filed);
    year.sealed_and_open().before_the_jury().heard().found_not_apt(OpinionValue::unfavourable);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::transmit_to_minister, TransmitToMinister{})
        .then_refused(ErrorCode::guard_unmet, {"minister-ends-the-stage"});
    CHECK(year.refusal().conditions.at(0).source->id == "l3-9");
    year.when(delegate, Track::decision, Command::pronounce_reinstatement, end_of_stage)
        .then_refused(ErrorCode::guard_unmet, {"titulaire-elsewhere"});
    year.when(delegate, Track::decision, Command::pronounce_dismissal, end_of_stage).then(State::dismissed);
}

TEST_CASE("a dismissal by the Rector against the jury's opinion on a second year says why", "[d-reasons]")
{
    auto year = a_trainee_year(of(Corps::professeur_des_ecoles)).rule_set("premier-degre-2014-2022-07-10").opened();
    report_and_consult(year);
    year.when(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::unfavourable, OpinionBasis::tutor_report))
        .then(State::filed);
    year.sealed_and_open().before_the_jury().heard().found_not_apt(OpinionValue::favourable);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::pronounce_dismissal, end_of_stage)
        .then_refused(ErrorCode::guard_unmet, {"departure-is-reasoned"});
}

TEST_CASE("in the second degree the Rector dismisses nobody after the jury", "[l1-9-minister]")
{
    auto year =
        a_trainee_year().opened().reviewed().with_opinions().sealed_and_open().before_the_jury().heard().found_not_apt(
            OpinionValue::unfavourable);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::pronounce_dismissal, end_of_stage)
        .then_refused(ErrorCode::guard_unmet, {"rector-ends-the-stage"});
}

TEST_CASE("a half-time teacher of the first degree also needs the INSPE's opinion", "[u-first-degree-pieces]")
{
    auto year = a_trainee_year(of(Corps::professeur_des_ecoles, ServiceLoad::half))
                    .rule_set("premier-degre-2014-2022-07-10")
                    .opened();
    report_and_consult(year);
    year.when(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::favourable, OpinionBasis::tutor_report))
        .then(State::filed);
    year.on("2023-05-26")
        .when(officer, Track::file, Command::seal)
        .then_refused(ErrorCode::guard_unmet, {"every-required-piece-filed"});
    year.when(lebon, Track::inspe_opinion, Command::give_inspe_opinion, from_the_inspe).then(State::filed);
    year.sealed_and_open();
}

TEST_CASE("a psychologist EDO is judged on the opinions of the CIO's director and of the INSPE, on a grid of his own",
          "[u-psyen-pieces][a-psyen-grid]")
{
    auto year = a_trainee_year(of(Corps::psyen_edo, ServiceLoad::half)).rule_set("psyen-2017").opened();
    year.on("2023-05-04")
        .when(hoarau, Track::tutor_report, Command::file_report,
              [] {
                  FileReport plain = report("2023-05-03");
                  plain.strong_competences.items.clear(); // his framework was not read
                  return plain;
              }())
        .then(State::filed);
    GiveOpinion his = opinion(OpinionValue::favourable);
    year.when(roux, Track::head_opinion, Command::give_opinion, his)
        .then_refused(ErrorCode::guard_unmet, {"every-item-answered"});
    his.grid = every_item(Rating::sufficient, Profession::psychologist);
    year.when(roux, Track::head_opinion, Command::give_opinion, his).then(State::filed);
    year.when(lebon, Track::inspe_opinion, Command::give_inspe_opinion, from_the_inspe).then(State::filed);
    year.sealed_and_open().before_the_jury().proposed().found_apt();
}

TEST_CASE("outside a public school one authority gives the one opinion", "[l1-5-ii]")
{
    OpenYear open = of(Corps::certifie);
    open.place = Place::elsewhere;
    auto year = a_trainee_year(open).rule_set("arrete-2014-2022-07-10").opened();
    year.when(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::favourable, OpinionBasis::tutor_report))
        .then_refused(ErrorCode::guard_unmet, {"opinion-is-required"});
    year.when(officer, Track::year, Command::designate_authority, ChangePerson{morel, day("2022-09-01"), std::nullopt})
        .then(State::in_progress);
    year.on("2023-05-12")
        .when(roux, Track::authority_opinion, Command::give_opinion, opinion(OpinionValue::favourable))
        .then_refused(ErrorCode::not_permitted);
    year.when(morel, Track::authority_opinion, Command::give_opinion, opinion(OpinionValue::favourable))
        .then(State::filed);
    year.sealed_and_open().before_the_jury().proposed().found_apt();
    auto in_school = a_trainee_year().opened();
    in_school
        .when(officer, Track::year, Command::designate_authority, ChangePerson{morel, day("2022-09-01"), std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"stage-is-elsewhere"});
}

TEST_CASE("before 2019's reform the joint committee of agrégés sees every decision", "[l2-7][u-committee]")
{
    OpenYear open = of(Corps::agrege);
    open.session = 2021;
    open.start_on = day("2022-07-01");
    auto year = a_trainee_year(open).rule_set("agreges-2014-origine").opened();
    report_and_consult(year);
    year.when(payet, Track::inspection, Command::record_inspection, inspection("2023-05-08")).then(State::recorded);
    year.when(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::favourable, OpinionBasis::both))
        .then(State::filed);
    year.when(roux, Track::head_opinion, Command::give_opinion, opinion(OpinionValue::favourable)).then(State::filed);
    year.when(lebon, Track::inspe_opinion, Command::give_inspe_opinion, from_the_inspe).then(State::filed);
    CHECK(year.tasks("case_officer").front() == "joint_committee/record_committee");
    year.on("2023-07-10")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-07-01")})
        .then_refused(ErrorCode::guard_unmet, {"committee-heard-if-due"});
    CHECK(year.refusal().conditions.at(0).source->id == "l2-7");
    year.when(officer, Track::joint_committee, Command::record_committee,
              RecordCommittee{day("2023-07-06"), "Avis favorable."})
        .then(State::recorded);
    year.when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-07-01")})
        .then(State::titularised);
}

TEST_CASE("a year that begins after a rule set ended is not judged by it", "[a-opening]")
{
    OpenYear const open = of(Corps::certifie);
    a_trainee_year(open)
        .rule_set("arrete-2014-origine")
        .when(officer, Track::year, Command::open, open)
        .then_refused(ErrorCode::guard_unmet, {"rule-set-covers"});
}

} // namespace story
