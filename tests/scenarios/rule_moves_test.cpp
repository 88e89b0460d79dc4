// A running year passes to other rules: what was asked of it changes, what was done stays, what was decided is not
// judged twice.

#include "tests/support/story.hpp"

#include "workflows/trainee_year/pieces.hpp"

#include "engine/chain.hpp"
#include "engine/move_to_rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace story {
using namespace story::people;
using engine::ErrorCode;
using engine::MoveToRules;

namespace {

constexpr char const* before_2022 = "arrete-2014-origine";
constexpr char const* since_2022 = "arrete-2014-2022-07-10";

MoveToRules to(char const* rule_set)
{
    return {rule_set, std::nullopt, "Ouverte sous une rédaction qui n'était plus en vigueur."};
}

// The first wording judges stages that began before 10 July 2022.
OpenYear with_load(ServiceLoad load, std::string_view start_on = "2022-07-01")
{
    OpenYear open = opening();
    open.start_on = day(start_on);
    open.load = load;
    open.inspe_director = lebon;
    return open;
}

GiveInspeOpinion inspe_opinion()
{
    return {OpinionValue::favourable, "Parcours suivi.", true, "Assidu.", std::nullopt};
}

bool awaits(Year const& year, std::string_view role, std::string const& act)
{
    auto const tasks = year.tasks(role);
    return std::ranges::find(tasks, act) != tasks.end();
}

} // namespace

TEST_CASE("a full-time year opened under the first wording passes to that of 2022, which asks nothing of the INSPE",
          "[scenario][d-rules-of-a-running-case][l1-5-i-3-half][l1-5-i-3-all]")
{
    auto year = a_trainee_year(with_load(ServiceLoad::full)).rule_set(before_2022).opened().reviewed();
    CHECK(awaits(year, "inspe_director", "inspe_opinion/give_inspe_opinion"));
    auto const filed = year.events().size();
    year.on("2023-05-02").when(officer, Track::year, Command::move_to_rules, to(since_2022)).then(State::in_progress);
    CHECK_FALSE(awaits(year, "inspe_director", "inspe_opinion/give_inspe_opinion"));
    CHECK(year.now().rule_set == since_2022);
    CHECK(year.events().size() == filed + 1);
    CHECK(latest_content(year.now(), Track::final_review) != nullptr);
    year.with_opinions().sealed_and_open();
    CHECK(year.facts().seal.size() == 7);
}

TEST_CASE("a half-time year that passes from the first wording to that of 2022 still awaits the INSPE, by its new text",
          "[scenario][d-rules-of-a-running-case][l1-5-i-3-half]")
{
    auto year = a_trainee_year(with_load(ServiceLoad::half)).rule_set(before_2022).opened();
    year.on("2023-05-02").when(officer, Track::year, Command::move_to_rules, to(since_2022)).then(State::in_progress);
    year.reviewed().with_opinions();
    year.on("2023-05-26")
        .when(officer, Track::file, Command::seal)
        .then_refused(ErrorCode::guard_unmet, {"every-required-piece-filed"});
    CHECK(year.refusal().conditions.at(0).source->id == "l1-5-i-3-half");
    year.when(lebon, Track::inspe_opinion, Command::give_inspe_opinion, inspe_opinion()).then(State::filed);
    year.sealed_and_open();
}

TEST_CASE("the move is judged by the old rules and what follows by the new, and the chain holds",
          "[scenario][d-rules-of-a-running-case]")
{
    auto year = a_trainee_year(with_load(ServiceLoad::full)).rule_set(before_2022).opened();
    year.on("2022-11-02").when(delegate, Track::year, Command::move_to_rules, to(since_2022)).then(State::in_progress);
    CHECK(year.last().rule_set == before_2022);
    year.when(hoarau, Track::formative_visit, Command::record_visit, visit("2022-10-10")).then(State::recorded);
    CHECK(year.last().rule_set == since_2022);
    auto const& events = year.events();
    auto const replayed = engine::fold(Year::workflow(), year.now().id, events);
    CHECK(replayed.rule_set == since_2022);
    auto const earlier = engine::fold(Year::workflow(), year.now().id, {events.data(), 1});
    CHECK(earlier.rule_set == before_2022);
    engine::ChainVerifier verifier;
    for (engine::Event const& event : events)
        verifier.read(event);
    CHECK(verifier.breaches().empty());
}

TEST_CASE("an opinion that the new rules do not know keeps the year under the old ones", "[scenario][a-rules-move]")
{
    auto year = a_trainee_year(with_load(ServiceLoad::full)).rule_set(before_2022).opened();
    year.on("2023-05-12")
        .when(lebon, Track::inspe_opinion, Command::give_inspe_opinion, inspe_opinion())
        .then(State::filed);
    year.when(officer, Track::year, Command::move_to_rules, to(since_2022))
        .then_refused(ErrorCode::guard_unmet, {"rules-keep-what-is-done"});
    auto const& condition = year.refusal().conditions.at(0);
    CHECK(condition.fact.find("Avis du directeur de l'INSPE") != std::string::npos);
    CHECK(condition.source->confidence == engine::Confidence::assumption);
}

TEST_CASE("a year on which the jury has deliberated is moved no more, nor is one that is decided",
          "[scenario][a-rules-move]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open().before_the_jury().proposed();
    auto running = year;
    running.when(officer, Track::year, Command::move_to_rules, to(since_2022)).then(State::in_progress);
    year.found_apt();
    year.when(officer, Track::year, Command::move_to_rules, to(since_2022))
        .then_refused(ErrorCode::guard_unmet, {"rules-keep-what-is-done"});
    CHECK(year.refusal().conditions.size() == 1);
    year.on("2023-07-10")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-09-01")})
        .then(State::titularised);
    year.when(officer, Track::year, Command::move_to_rules, to(since_2022)).then_refused(ErrorCode::guard_unmet);
    CHECK(year.refusal().conditions.size() == 2);
    year.when(officer, Track::decision, Command::notify, notice("2023-07-10")).then(State::titularised_notified);
    year.when(officer, Track::year, Command::move_to_rules, to(since_2022))
        .then_refused(ErrorCode::guard_unmet, {"year-in-progress", "rules-keep-what-is-done"});
}

TEST_CASE("an extension does not end the year: it may pass to the rules of the day", "[scenario][a-rules-move]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open().before_the_jury();
    year.when(president, Track::examination, Command::find_not_evaluable, FindNotEvaluable{"Six semaines de présence."})
        .then(State::not_evaluable);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::pronounce_extension,
              PronounceExtension{day("2024-01-31"), "Présence insuffisante."})
        .then(State::extended);
    year.when(officer, Track::year, Command::move_to_rules, to(since_2022)).then(State::in_progress);
}

TEST_CASE("rules that are unknown, out of force, silent on the trainee or already his are refused, each with its fact",
          "[scenario][d-rules-of-a-running-case]")
{
    auto half = a_trainee_year(with_load(ServiceLoad::half, "2022-09-01")).rule_set(since_2022).opened();
    half.on("2022-10-03");
    auto const refused = [&](Year& year, char const* rule_set, std::string_view part, std::size_t conditions) {
        year.when(officer, Track::year, Command::move_to_rules, to(rule_set))
            .then_refused(ErrorCode::guard_unmet, {"rules-cover-the-trainee"});
        CHECK(year.refusal().conditions.size() == conditions);
        CHECK(year.refusal().conditions.at(0).fact.find(part) != std::string::npos);
    };
    refused(half, "arrete-de-demain", "Aucun jeu de règles ne s'appelle « arrete-de-demain »", 1);
    refused(half, "guide-2022-2023", "ne disent rien de ce corps", 1);
    refused(half, before_2022, "1er septembre 2022", 1);
    refused(half, since_2022, "déjà celles de ce dossier", 1);
    half.on("2023-10-02"); // after the guide's year, for which the stage began
    refused(half, "guide-2022-2023", "ne disent rien", 1);
    half.when(camille, Track::year, Command::move_to_rules, to("guide-2022-2023"))
        .then_refused(ErrorCode::not_permitted);
}

TEST_CASE("a second year authorised before its campaign changed rules opens under those of the first",
          "[scenario][d-rules-of-a-running-case]")
{
    // The guide knows full time alone: it would leave this half-time trainee without rules.
    auto const second_under = [](char const* campaigns_rules) {
        OpenYear second = with_load(ServiceLoad::half, "2023-09-01");
        second.year_rank = 2;
        auto first = a_trainee_year(with_load(ServiceLoad::half, "2022-09-01")).rule_set(since_2022).opened();
        second.renewal_of = first.now().id;
        auto context = a_trainee_year(second).rule_set(campaigns_rules).context(officer);
        context.linked.push_back(std::make_shared<engine::Case>(first.now()));
        return Year::workflow().rule_set_for(std::any{second}, context);
    };
    CHECK(second_under("guide-2022-2023") == since_2022);
    CHECK(second_under(before_2022) == before_2022);
}

} // namespace story
