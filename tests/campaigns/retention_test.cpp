// What is written about a trainee is not kept for ever: formative pieces go when the time for appeal is over, evaluative
// ones are closed then and emptied later, a dispute stops the terms, and the chain stays whole.

#include "tests/support/academy.hpp"

#include "api/person_data.hpp"
#include "api/retention.hpp"
#include "engine/verification.hpp"
#include "workflows/trainee_year/retention.hpp"

#include <boost/json/serialize.hpp>

#include <catch2/catch.hpp>

#include <sstream>

namespace story {
using namespace academy;
using namespace story::people;

namespace json = boost::json;

namespace {

json::object const reason{{"reason", "Terme échu."}};

// A year that ended by a resignation accepted on 10 January, with a formative visit and an interim review written before.
struct Left : Academy {
    Left()
    {
        year = open_year("camille");
        on("2022-10-03");
        act(hoarau, year, "formative_visit", "record_visit", visit("2022-10-01"));
        file_interim_reviews(year);
        on("2023-01-05");
        act(camille, year, "year", "resign", Resign{"Je quitte mes fonctions.", true, std::nullopt});
        on("2023-01-10");
        act(delegate, year, "year", "accept_resignation", AcceptResignation{day("2023-01-31")});
    }

    std::vector<engine::Event> events() { return store().journal().load(year); }
    std::string bodies()
    {
        std::string all;
        for (engine::Event const& event : events())
            all += event.body;
        return all;
    }
    bool holds(std::string_view text) { return bodies().find(text) != std::string::npos; }
    bool is_sound() { return engine::verify(store().journal()).sound(); }
    bool may_read(PersonId const& who, std::string_view track, std::uint16_t number = 0)
    {
        auto const view = service().view(*now(year)->workflow, year, who);
        auto const* const piece = now(year)->find(now(year)->workflow->find_track(track)->id, number);
        return view && view->may_read(*piece);
    }
    std::vector<std::string> refused(std::string_view command)
    {
        auto const answered = ask(officer, year, "retention", command, reason);
        std::vector<std::string> rules;
        if (!answered)
            for (engine::Condition const& one : answered.error().conditions)
                rules.push_back(one.rule);
        return rules;
    }
    int retention(bool carry_out, PersonId const& as = officer)
    {
        std::ostringstream out, complaints;
        int const code =
            api::retention(service(), {carry_out, as.value + "@academie.test", "Terme échu."}, out, complaints);
        told = out.str() + complaints.str();
        return code;
    }

    CaseId year;
    std::string told;
};

constexpr std::string_view advice{"Donner la consigne"};
std::vector<std::string> const nothing_due{"contents-are-due"};

} // namespace

TEST_CASE("formative pieces are erased two months after the end, not a day before", "[a-retention-formative]")
{
    Left academy;
    academy.on("2023-03-10");
    CHECK(academy.refused("erase_contents") == nothing_due);
    CHECK(academy.holds(advice));
    academy.on("2023-03-11");
    academy.act(officer, academy.year, "retention", "erase_contents", CarryOutTerms{"Terme échu."});
    CHECK_FALSE(academy.holds(advice));
    CHECK(academy.is_sound());
    // The piece is there as before, in its state, and says what became of its text.
    auto const* const visit = academy.now(academy.year)->find(Track::formative_visit, 1);
    REQUIRE(visit != nullptr);
    CHECK(visit->state == engine::StateId{State::recorded});
    REQUIRE(academy.now(academy.year)->erased.size() == 1);
    CHECK(academy.now(academy.year)->erased.front().policy.find("pièces formatives") != std::string::npos);
    CHECK(academy.refused("erase_contents") == nothing_due);
}

TEST_CASE("an erased body is gone for every past instant, and its act is still shown", "[a-retention-formative]")
{
    Left academy;
    academy.on("2023-03-11");
    academy.act(officer, academy.year, "retention", "erase_contents", CarryOutTerms{"Terme échu."});
    auto const past = academy.service().view(*academy.now(academy.year)->workflow, academy.year, camille,
                                             engine::parse_instant("2022-12-01T08:00:00Z"));
    REQUIRE(past);
    auto const* const visit = past->subject->find(Track::formative_visit, 1);
    REQUIRE(visit != nullptr);
    auto const events = academy.service().events(*past, visit);
    REQUIRE(events.size() == 1);
    CHECK(events.front().erased);
    CHECK(events.front().body.empty());
    CHECK(past->subject->erased.size() == 1);
}

TEST_CASE("after an erasure lists and tasks drawn anew are those that stand", "[a-retention-formative]")
{
    Left academy;
    academy.on("2030-01-01");
    CHECK(academy.retention(true) == 0);
    auto const before = academy.contents();
    academy.service().rebuild([](std::size_t) {});
    CHECK(academy.contents() == before);
    CHECK(academy.is_sound());
}

TEST_CASE("the file is closed to all but the academy and the trainee, then emptied, then nobody's",
          "[a-retention-evaluative][a-retention-destruction]")
{
    Left academy;
    academy.on("2023-03-11");
    CHECK(academy.may_read(roux, "interim_review"));
    academy.act(officer, academy.year, "retention", "archive", CarryOutTerms{"Terme échu."});
    CHECK(academy.refused("archive") == std::vector<std::string>{"archive-is-due"});
    for (PersonId const& closed : {roux, hoarau, payet})
        CHECK_FALSE(academy.may_read(closed, "interim_review"));
    for (PersonId const& open : {camille, officer, delegate})
        CHECK(academy.may_read(open, "interim_review"));
    CHECK_FALSE(academy.service().view(*academy.now(academy.year)->workflow, academy.year, roux));

    academy.act(officer, academy.year, "retention", "erase_contents", CarryOutTerms{"Formatif."});
    academy.on("2028-03-10");
    CHECK(academy.refused("erase_contents") == nothing_due);
    CHECK(academy.holds("\"grid\""));
    academy.on("2028-03-11");
    academy.act(officer, academy.year, "retention", "erase_contents", CarryOutTerms{"Définitif."});
    CHECK_FALSE(academy.holds("\"grid\""));
    CHECK(academy.is_sound());
    academy.on("2028-03-12");
    CHECK_FALSE(academy.service().view(*academy.now(academy.year)->workflow, academy.year, camille));
}

TEST_CASE("a dispute stops every term until the office says that it is over", "[a-retention-hold]")
{
    Left academy;
    academy.on("2023-02-01");
    academy.act(officer, academy.year, "retention", "hold", StopTerms{"Recours gracieux."});
    academy.on("2023-06-01");
    CHECK(academy.ask(officer, academy.year, "retention", "erase_contents", reason).error().code
          == engine::ErrorCode::wrong_state);
    CHECK(academy.retention(false) == 0);
    CHECK(academy.told.find("Aucun délai") != std::string::npos);
    academy.act(officer, academy.year, "retention", "release", StopTerms{"Rejeté."});
    academy.act(officer, academy.year, "retention", "erase_contents", CarryOutTerms{"Terme échu."});
    CHECK_FALSE(academy.holds(advice));
}

TEST_CASE("an appeal that was recorded stops the terms by itself", "[a-retention-hold]")
{
    auto year = a_trainee_year().opened().given(Track::formative_visit, Event::visit_recorded, visit("2022-10-01"), 1);
    year.on("2023-07-10").given(Track::decision, Event::titularisation_notified, notice("2023-07-10"));
    CHECK(keepings(year.now(), terms_of(year.now())).size() == 1);
    year.on("2023-08-01")
        .given(Track::decision, Event::appeal_recorded,
               RecordAppeal{day("2023-08-01"), AppealKind::gracious, std::nullopt});
    CHECK(keepings(year.now(), terms_of(year.now())).empty());
    year.on("2023-12-01")
        .when(officer, Track::retention, Command::erase_contents, CarryOutTerms{"Terme échu."})
        .then_refused(engine::ErrorCode::guard_unmet, {"contents-are-due"});
    year.when(officer, Track::retention, Command::release, StopTerms{"Rejeté."}).then(State::kept);
    CHECK(keepings(year.now(), terms_of(year.now())).size() == 1);
    year.when(officer, Track::retention, Command::release, StopTerms{"Encore."})
        .then_refused(engine::ErrorCode::guard_unmet, {"appeal-stops-the-terms"});
}

TEST_CASE("a visit that was annexed is kept as the jury's file is", "[a-retention-evaluative]")
{
    auto year = a_trainee_year().opened().given(Track::formative_visit, Event::visit_recorded, visit("2022-10-01"), 1);
    CHECK(purpose_of(*year.now().find(Track::formative_visit, 1)) == Purpose::formative);
    year.given(Track::formative_visit, Event::piece_read, boost::json::object{}, 1)
        .given(Track::formative_visit, Event::visit_annexed, boost::json::object{}, 1);
    CHECK(purpose_of(*year.now().find(Track::formative_visit, 1)) == Purpose::evaluative);
}

TEST_CASE("the plan writes nothing, and carrying it out does what it says", "[a-retention-formative]")
{
    Left academy;
    academy.on("2023-03-11");
    auto const before = academy.contents();
    CHECK(academy.retention(false) == 0);
    CHECK(academy.contents() == before);
    CHECK(academy.told.find("pièces formatives, à effacer : 1 pièce de 1 dossier, depuis le") != std::string::npos);
    CHECK(academy.told.find("pièces d'évaluation, à archiver : 2 pièces de 1 dossier") != std::string::npos);
    CHECK(academy.retention(true) == 0);
    CHECK(academy.told.find("2 actes faits, 0 dossier refusé") != std::string::npos);
    CHECK_FALSE(academy.holds(advice));
    CHECK(academy.retention(true) == 0);
    CHECK(academy.told.find("0 acte fait") != std::string::npos);
}

TEST_CASE("terms are carried out by who has the office, and the cases of other services are left",
          "[a-retention-formative]")
{
    Left academy;
    academy.on("2023-03-11");
    CHECK(academy.retention(true, hoarau) == 0); // a tutor has no office there
    CHECK(academy.told.find("0 acte fait, 0 dossier refusé, 1 dossier d'un autre service\n") != std::string::npos);
    CHECK(academy.holds(advice));
    CHECK(academy.retention(true) == 0);
    CHECK(academy.told.find("2 actes faits, 0 dossier refusé\n") != std::string::npos);
}

TEST_CASE("what a person is handed holds his own file and acts, and nothing that he may not read", "[a-private-notes]")
{
    Left academy;
    auto const data_of = [&](PersonId const& who, bool withheld) {
        auto const cases = api::cases_seen_by(academy.service(), who, 200);
        REQUIRE(cases);
        return json::serialize(
            api::person_data(academy.service(), *academy.store().directory().find(who), *cases, withheld));
    };
    std::string const mine = data_of(camille, false);
    CHECK(mine.find(advice) != std::string::npos); // of his tutor, about him
    CHECK(mine.find("Je quitte mes fonctions.") != std::string::npos);
    CHECK(mine.find("camille@academie.test") != std::string::npos);
    CHECK(mine.find("roux@academie.test") == std::string::npos);
    CHECK(mine.find("withheld") == std::string::npos);
    std::string const tutors = data_of(hoarau, false);
    CHECK(tutors.find(advice) != std::string::npos); // his act
    CHECK(tutors.find("Je quitte mes fonctions.") == std::string::npos);
    CHECK(data_of(camille, true).find("withheld") != std::string::npos);
    CHECK_FALSE(api::cases_seen_by(academy.service(), officer, 0));
}

TEST_CASE("a person is forgotten once no case needs his name, and not before", "[a-retention-destruction]")
{
    Left academy;
    std::ostringstream out, complaints;
    CHECK(api::forget_person(academy.service(), "hoarau@academie.test", out, complaints) == 1);
    CHECK(complaints.str().find("1 dossier vivant") != std::string::npos);
    CHECK(academy.store().directory().find(hoarau)->email == "hoarau@academie.test");
    academy.on("2023-03-11");
    REQUIRE(academy.retention(true) == 0);
    academy.on("2023-03-12");
    CHECK(api::forget_person(academy.service(), "hoarau@academie.test", out, complaints) == 0);
    CHECK(academy.store().directory().find(hoarau)->email.empty());
    CHECK(academy.store().directory().find(hoarau)->name() == "Personne effacée");
    CHECK(api::forget_person(academy.service(), "camille@academie.test", out, complaints) == 1); // may still read it
    CHECK(api::forget_person(academy.service(), "anne@academie.test", out, complaints) == 1);    // an administrator
}

} // namespace story
