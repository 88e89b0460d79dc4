// What is written in preparations, modules and accompaniments is not kept for ever either: what was said on the way goes
// first, what shows the work is closed and then emptied, and the chain stays whole.

#include "tests/support/centres.hpp"

#include "api/retention.hpp"
#include "engine/verification.hpp"
#include "workflows/distance_accompaniment/retention.hpp"
#include "workflows/retention_forms.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include <sstream>

namespace academy {
using engine::CaseId;
using engine::PersonId;
using workflows::CarryOutTerms;
using workflows::StopTerms;
namespace json = boost::json;
namespace learning = module_story::people;
namespace preparing_people = preparing::people;
namespace years = story::people;
namespace exams = workflows::exam_preparation;
namespace learning_module = workflows::tutored_module;
namespace distance = workflows::distance_accompaniment;

namespace {

json::object const reason{{"reason", "Terme échu."}};
std::vector<std::string> const nothing_due{"contents-are-due"};

// A case of one of the services, and what is asked of it.
struct Kept {
    academy::Academy& academy;
    CaseId id;
    PersonId officer;

    std::string bodies() const
    {
        std::string all;
        for (engine::Event const& event : academy.store().journal().load(id))
            all += event.body;
        return all;
    }
    bool holds(std::string_view text) const { return bodies().find(text) != std::string::npos; }
    bool is_sound() const { return engine::verify(academy.store().journal()).sound(); }
    bool may_read(PersonId const& who, std::string_view track, std::uint16_t number = 0) const
    {
        auto const subject = academy.now(id);
        auto const view = academy.service().view(*subject->workflow, id, who);
        return view && view->may_read(*subject->find(subject->workflow->find_track(track)->id, number));
    }
    bool may_see(PersonId const& who) const
    {
        return academy.service().view(*academy.now(id)->workflow, id, who).has_value();
    }
    std::vector<std::string> refused(std::string_view command, std::string_view track = "retention",
                                     json::object const& body = reason, PersonId const& who = {}) const
    {
        auto const answered = academy.ask(who.empty() ? officer : who, id, track, command, body);
        std::vector<std::string> rules;
        if (!answered)
            for (engine::Condition const& one : answered.error().conditions)
                rules.push_back(one.rule);
        return rules;
    }
    void erase() const { academy.act(officer, id, "retention", "erase_contents", CarryOutTerms{"Terme échu."}); }
    void archive() const { academy.act(officer, id, "retention", "archive", CarryOutTerms{"Terme échu."}); }
    std::string carry_out() const
    {
        std::ostringstream out, complaints;
        api::retention(academy.service(), {true, officer.value + "@academie.test", "Terme échu."}, out, complaints);
        return out.str() + complaints.str();
    }
    // Lists and tasks drawn anew are those that stand.
    bool is_drawn_alike() const
    {
        auto const before = academy.contents();
        academy.service().rebuild([](std::size_t) {});
        return academy.contents() == before;
    }
};

} // namespace

TEST_CASE("what was said in a preparation goes two months after its end, not a day before",
          "[preparation][a-retention-preparation]")
{
    academy::PreparationNetwork network;
    network.begin();
    network.follow();
    Kept const kept{network, network.preparation, preparing_people::officer};
    network.on("2026-05-01");
    CHECK(kept.refused("erase_contents") == nothing_due); // it goes on
    network.end();
    network.on("2026-07-29");
    CHECK(kept.refused("erase_contents") == nothing_due);
    CHECK(kept.holds("Comment lire une cote"));
    network.on("2026-07-30");
    kept.erase();
    for (std::string_view const gone : {"Comment lire une cote", "De gauche à droite", "Le temps manque"})
        CHECK_FALSE(kept.holds(gone));
    CHECK(kept.holds("Un plan clair"));
    CHECK(kept.is_sound());
    CHECK(kept.is_drawn_alike());
    // The pieces are there as before, and say what became of their text; nobody owes an answer to what is gone.
    CHECK(network.now(kept.id)->find(exams::Track::question, 1)->state == engine::StateId{exams::State::answered});
    CHECK(network.now(kept.id)->erased.front().policy.find("suivi") != std::string::npos);
    auto const line = network.get(preparing_people::denis, "/api/v1/exam-preparations").at("items").at(0).as_object();
    CHECK_FALSE(line.at("tags").as_object().contains("progress"));
    CHECK(kept.refused("erase_contents") == nothing_due);
}

TEST_CASE("copies and presences of a preparation are closed to all but candidate and centre, then go",
          "[preparation][a-retention-preparation-file]")
{
    academy::PreparationNetwork network;
    network.begin();
    network.follow();
    network.end();
    Kept const kept{network, network.preparation, preparing_people::officer};
    network.on("2026-07-30");
    CHECK(kept.may_read(preparing_people::maud, "paper_test", 1));
    kept.archive();
    CHECK(kept.refused("archive") == std::vector<std::string>{"archive-is-due"});
    for (PersonId const& closed : {preparing_people::maud, preparing_people::igor, preparing_people::carla})
        CHECK_FALSE(kept.may_see(closed));
    for (PersonId const& open : {preparing_people::lou, preparing_people::denis, preparing_people::nora})
        CHECK(kept.may_read(open, "paper_test", 1));
    kept.erase();
    network.on("2027-07-29");
    CHECK(kept.refused("erase_contents") == nothing_due);
    CHECK(kept.holds("Un plan clair"));
    network.on("2027-07-30");
    kept.erase();
    CHECK_FALSE(kept.holds("Un plan clair"));
    CHECK(kept.holds("SCD de Lille")); // who prepared what stays
    CHECK(kept.is_sound());
    CHECK(kept.is_drawn_alike());
    network.on("2027-07-31");
    CHECK_FALSE(kept.may_see(preparing_people::lou));
}

TEST_CASE("a preparation that was given up is over from that day on", "[preparation][a-retention-preparation]")
{
    academy::PreparationNetwork network{"callisto-regionale"};
    network.begin();
    Kept const kept{network, network.preparation, preparing_people::officer};
    network.on("2025-11-03");
    network.act(preparing_people::lou, kept.id, "dropout", "announce_dropout", exams::Write{"Un autre projet."});
    network.act(preparing_people::denis, kept.id, "dropout", "offer_talk",
                exams::OfferTalk{preparing::day("2025-11-04"), exams::Means::telephone});
    network.act(preparing_people::lou, kept.id, "dropout", "decline_talk", exams::Write{"Merci, non."});
    network.act(preparing_people::lou, kept.id, "dropout", "confirm_dropout", exams::Write{"Je confirme."});
    network.on("2026-01-03");
    CHECK(kept.refused("erase_contents") == nothing_due);
    network.on("2026-01-04");
    kept.erase();
    CHECK_FALSE(kept.holds("Un autre projet"));
    CHECK(network.get(preparing_people::denis, network.path()).at("stage") == "withdrawn");
}

TEST_CASE("a dispute stops the terms of a preparation until the office says that it is over",
          "[preparation][a-retention-hold]")
{
    academy::PreparationNetwork network;
    network.begin();
    network.follow();
    network.end();
    Kept const kept{network, network.preparation, preparing_people::officer};
    network.on("2026-07-01");
    network.act(kept.officer, kept.id, "retention", "hold", StopTerms{"Contestation d'une note."});
    network.on("2026-09-01");
    CHECK(network.ask(kept.officer, kept.id, "retention", "erase_contents", reason).error().code
          == engine::ErrorCode::wrong_state);
    CHECK(kept.carry_out().find("Aucun délai") != std::string::npos);
    network.act(kept.officer, kept.id, "retention", "release", StopTerms{"Close."});
    kept.erase();
    CHECK_FALSE(kept.holds("Comment lire une cote"));
}

namespace {

// A module lived to its end, on 31 March 2023.
void complete(academy::ModuleCentre& centre)
{
    centre.open_module();
    auto const act = [&](PersonId const& who, std::string_view track, std::string_view command, auto const& body,
                         std::uint16_t number = 0) { centre.act(who, centre.module, track, command, body, number); };
    centre.on("2023-02-01");
    act(learning::lea, "question", "ask",
        learning_module::Ask{learning_module::SupportKind::content, "Outil", "Lequel choisir ?"});
    act(learning::theo, "question", "answer", learning_module::Answer{"Le plus simple.", std::nullopt, std::nullopt},
        1);
    act(learning::theo, "positioning", "send_sheet", module_story::sheet());
    act(learning::lea, "positioning", "fill_sheet", module_story::filled());
    act(learning::theo, "positioning", "discuss_results",
        learning_module::DiscussResults{module_story::day("2023-02-01"), "À travailler.", std::nullopt});
    auto support = module_story::support("2023-02-01", 45);
    support.note.emplace("Au téléphone.");
    act(learning::theo, "support", "record_support", support);
    centre.on("2023-03-31");
    act(learning::theo, "evaluation", "submit_evaluation", module_story::evaluation("2023-03-31"));
    act(learning::marc, "evaluation", "account_for", module_story::accounting());
    act(learning::theo, "grid", "certify_grid", learning_module::CertifyGrid{45});
    act(learning::marc, "module", "complete", engine::NoBody{});
}

} // namespace

TEST_CASE("what was said in a module goes two months after its end, evaluation and time five years later",
          "[tutoring][a-retention-module][a-retention-module-file]")
{
    academy::ModuleCentre centre;
    complete(centre);
    Kept const kept{centre, centre.module, learning::gaelle};
    centre.on("2023-05-31");
    CHECK(kept.refused("erase_contents") == nothing_due);
    CHECK(kept.refused("archive") == std::vector<std::string>{"archive-is-due"});
    centre.on("2023-06-01");
    auto const defects = [&] {
        return centre.get(learning::marc, "/api/v1/tutored-modules/" + kept.id.value + "/defects")
            .at("items")
            .as_array()
            .size();
    };
    CHECK(defects() > 0); // a tutor who was silent for weeks
    kept.erase();
    for (std::string_view const gone : {"Lequel choisir", "Le plus simple", "À travailler", "formateur en ligne"})
        CHECK_FALSE(kept.holds(gone));
    CHECK(kept.holds("Un travail régulier"));
    CHECK(defects() == 0); // of what is gone nobody can say whether it was in time
    kept.archive();
    CHECK_FALSE(kept.may_see(learning::theo));
    for (PersonId const& open : {learning::lea, learning::marc})
        CHECK(kept.may_read(open, "evaluation"));
    CHECK(kept.may_read(learning::gaelle, "support", 1));
    centre.on("2028-05-31");
    CHECK(kept.refused("erase_contents") == nothing_due);
    CHECK(kept.holds("Au téléphone"));
    centre.on("2028-06-01");
    kept.erase();
    CHECK_FALSE(kept.holds("Un travail régulier"));
    CHECK_FALSE(kept.holds("Au téléphone"));
    CHECK(kept.holds("\"minutes_total\":45")); // what was certified stays
    CHECK(kept.is_sound());
    CHECK(kept.is_drawn_alike());
    centre.on("2028-06-02");
    CHECK_FALSE(kept.may_see(learning::lea));
}

TEST_CASE("a module that was left is over from that day on", "[tutoring][a-retention-module]")
{
    academy::ModuleCentre centre;
    centre.open_module();
    Kept const kept{centre, centre.module, learning::gaelle};
    centre.on("2023-02-10");
    CHECK(kept.refused("erase_contents") == nothing_due);
    centre.act(learning::lea, kept.id, "module", "withdraw",
               learning_module::Withdraw{module_story::day("2023-02-10")});
    centre.on("2023-04-10");
    CHECK(kept.refused("erase_contents") == nothing_due);
    centre.on("2023-04-11");
    kept.erase();
    CHECK_FALSE(kept.holds("formateur en ligne"));
}

TEST_CASE("what a pay rests on is closed two months after the decision, and goes five years later",
          "[accompaniment][a-retention-accompaniment]")
{
    academy::AccompanimentOffice office;
    office.work();
    Kept const kept{office, office.contract, years::officer};
    CHECK(kept.refused("archive") == std::vector<std::string>{"archive-is-due"});
    office.pay();
    office.on("2023-02-12");
    CHECK(kept.refused("archive") == std::vector<std::string>{"archive-is-due"});
    office.on("2023-02-13");
    CHECK(kept.may_read(academy::carole, "report"));
    kept.archive();
    CHECK_FALSE(kept.may_see(academy::carole));
    for (PersonId const& open : {years::hoarau, years::trainer, years::officer})
        CHECK(kept.may_read(open, "report"));
    // What is archived is not touched any more.
    CHECK(kept.refused("withdraw", "decision", reason, years::trainer)
          == std::vector<std::string>{"file-not-archived"});
    office.on("2028-02-12");
    CHECK(kept.refused("erase_contents") == nothing_due);
    CHECK(kept.holds("deux stagiaires"));
    auto const page = [&] { return office.get(years::officer, office.path() + "/reference").at("computation"); };
    auto const before = page();
    office.on("2028-02-13");
    kept.erase();
    for (std::string_view const gone : {"deux stagiaires", "malik"})
        CHECK_FALSE(kept.holds(gone));
    CHECK(kept.is_sound());
    // Contract and decision stay, with the computation as it was granted.
    CHECK(page() == before);
    CHECK(page().at("vacations") == 2);
    CHECK(kept.is_drawn_alike());
    office.on("2028-02-14");
    CHECK_FALSE(kept.may_see(years::hoarau));
    CHECK(kept.may_read(years::officer, "decision"));
}

TEST_CASE("a contract that was cancelled runs its terms from then on, and none once it is taken up again",
          "[accompaniment][a-retention-accompaniment]")
{
    academy::AccompanimentOffice office;
    office.act(years::officer, office.contract, "group", "list_group",
               distance::ListGroup{{PersonId{"lea"}, PersonId{"malik"}}});
    office.act(years::officer, office.contract, "contract", "cancel", distance::Undo{"Groupe dissous."});
    auto const subject = [&] { return office.now(office.contract); };
    auto const due_on = [&] {
        auto const all = engine::keepings(*subject(), distance::terms_of(*subject()));
        return all.empty() ? std::string{"-"} : engine::to_text(all.front().until);
    };
    CHECK(due_on() == "2022-11-05");
    office.act(years::officer, office.contract, "contract", "amend",
               distance::Amend{years::hoarau, "Numérique", story::day("2022-09-20"), story::day("2022-11-25"), 8,
                               "Groupe reformé."});
    CHECK(due_on() == "-");
}

TEST_CASE("the terms of all kinds of case are told and carried out together", "[a-retention-accompaniment]")
{
    academy::AccompanimentOffice office;
    office.work();
    office.pay();
    Kept const kept{office, office.contract, years::officer};
    office.on("2023-02-13");
    auto const told = kept.carry_out();
    CHECK(told.find("pièces justificatives, à archiver : 3 pièces de 1 dossier") != std::string::npos);
    CHECK(told.find("1 acte fait, 0 dossier refusé") != std::string::npos);
    CHECK(kept.carry_out().find("0 acte fait") != std::string::npos);
}

} // namespace academy
