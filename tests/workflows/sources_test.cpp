// What the sources say of themselves: `law` is kept for what was read in the act, and every refusal stands on a source
// that says where to look.

#include "tests/support/shipped.hpp"
#include "tests/support/story.hpp"
#include "tests/workflows/random_bodies.hpp"

#include "workflows/sources.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace {

using engine::Confidence;
using engine::Source;
namespace texts = workflows::texts;

// ---- What was read ----

// The articles of which the domain reference (0.1) says that the text itself was read.
struct Read {
    std::string_view text;
    std::vector<std::string_view> articles;
};
std::vector<Read> const seen{
    {texts::second_degree,
     {"art. 1", "art. 2", "art. 4", "art. 5", "art. 6", "art. 7", "art. 9", "art. 10", "art. 11", "art. 12",
      "art. 13"}},
    {texts::agreges, {"art. 3", "art. 4", "art. 5", "art. 6", "art. 7", "art. 8"}},
    {texts::first_degree, {"art. 9"}},
    {texts::psychologists, {"art. 5"}},
    {texts::trainees,
     {"art. 5", "art. 6", "art. 7", "art. 8", "art. 10", "art. 11", "art. 13", "art. 15", "art. 22", "art. 23",
      "art. 26", "art. 27", "art. 28"}},
    {texts::qualified, {"art. 3"}},
    {texts::framework, {"annexe"}},
    {texts::path, {"formation adaptée"}}, // an extract
    {texts::occasional_trainers, {"début"}},
};

// "art. 5, I, 1°" is in "art. 5", "art. 10" is not in "art. 1".
bool is_within(std::string_view place, std::string_view article)
{
    return place == article || (place.starts_with(article) && place.substr(article.size()).starts_with(", "));
}

bool was_read(Source const& source)
{
    return std::any_of(seen.begin(), seen.end(), [&](Read const& read) {
        return source.text == read.text
            && std::any_of(read.articles.begin(), read.articles.end(),
                           [&](std::string_view article) { return is_within(source.article, article); });
    });
}

// ---- Refusals ----

struct Refusals {
    std::set<std::string> rules;
    std::set<std::string_view> sources;
    std::size_t asked = 0, accepted = 0;
};

void look_at(engine::Workflow const& workflow, std::vector<engine::Condition> const& conditions, engine::Day today,
             Refusals& met)
{
    auto const known = workflow.sources();
    for (engine::Condition const& condition : conditions) {
        INFO(condition.rule << ": " << condition.fact);
        REQUIRE(condition.source != nullptr);
        Source const& source = *condition.source;
        auto const listed =
            std::find_if(known.begin(), known.end(), [&](Source const& one) { return one.id == source.id; });
        REQUIRE(listed != known.end());
        // On that day nothing says it in its place.
        engine::SourceId const id{static_cast<std::uint8_t>(listed - known.begin())};
        CHECK(workflow.in_force(id, today) == id);
        CHECK_FALSE(condition.title.empty());
        CHECK_FALSE(condition.fact.empty());
        met.rules.insert(condition.rule);
        met.sources.insert(source.id);
    }
}

// Random commands with random bodies, on random days, in the hands of random roles; what is accepted happens.
void wander(engine::Case& subject, engine::Context context, random_bodies::Dice& dice, std::size_t steps, Refusals& met)
{
    engine::Workflow const& workflow = *subject.workflow;
    for (std::size_t step = 0; step < steps; ++step) {
        engine::Track const& track = dice.among(workflow.tracks());
        engine::CommandId const command = dice.among(track.rows).on;
        engine::Roles roles;
        for (auto more = dice.below(3) + 1; more > 0; --more)
            roles.add(engine::RoleId{dice.among(workflow.words().roles).id});
        std::uint16_t number = 0;
        if (auto const pieces = subject.all(track.id); track.repeatable && !pieces.empty() && dice.below(2) == 0)
            number = pieces[dice.below(pieces.size())]->number;
        context.today = dice.day();
        auto const form = workflow.form(command);
        auto const body = form.read(random_bodies::draw(form.schema(), dice));
        auto const event =
            engine::decide(subject, {track.id, number, command, body ? &*body : nullptr}, roles, context);
        ++met.asked;
        if (!event)
            look_at(workflow, event.error().conditions, context.today, met);
        else if (body && ++met.accepted > 0)
            engine::apply(subject, *event);
    }
    look_at(workflow, workflow.defects(subject, context), context.today, met);
}

// Where a walk sets out: a year at each of its turns.
std::vector<story::Year> beginnings()
{
    using namespace story;
    auto const judged = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open().before_the_jury();
    auto doubted =
        a_trainee_year().opened().with_opinions(OpinionValue::unfavourable).sealed_and_open().before_the_jury();
    doubted.policy("convene_on_unfavourable", "any");
    auto to_the_minister = Year{judged}.heard().found_not_apt();
    to_the_minister.on("2023-07-05")
        .when(people::delegate, Track::decision, Command::transmit_to_minister,
              TransmitToMinister{std::string{"Motifs."}})
        .then(State::transmitted);
    auto notified = Year{to_the_minister};
    notified.on("2023-07-10")
        .when(people::officer, Track::decision, Command::notify, notice("2023-07-10"))
        .then(State::transmitted_notified);
    auto const of = [](Corps corps, std::string const& rules) {
        OpenYear open = opening();
        open.corps = corps;
        return a_trainee_year(open).rule_set(rules).opened();
    };
    OpenYear second = opening();
    second.year_rank = 2;
    auto again = a_trainee_year(second);
    again.given(Track::year, Event::year_opened, second);
    return {a_trainee_year(),
            a_trainee_year().opened(),
            of(Corps::agrege, "agreges-2014-2022-07-10"),
            of(Corps::professeur_des_ecoles, "premier-degre-2014-2022-07-10"),
            of(Corps::psyen_eda, "psyen-2017"),
            again,
            judged,
            Year{judged}.proposed().found_apt(),
            Year{judged}.heard(),
            Year{judged}.heard().found_not_apt(),
            doubted,
            to_the_minister,
            notified};
}

} // namespace

TEST_CASE("only what was read in the act is called law", "[sources]")
{
    std::size_t laws = 0;
    for (Source const& source : workflows::sources) {
        INFO(source.id);
        bool const is_law = source.confidence == Confidence::law;
        laws += is_law ? 1 : 0;
        CHECK((!is_law || was_read(source)));
        bool const is_unread = source.version.find("non lu") != std::string_view::npos
            || source.version.find("à confirmer pour l'État") != std::string_view::npos;
        CHECK((!is_law || !is_unread));
    }
    CHECK(laws > 20);
    CHECK_FALSE(was_read({"", texts::second_degree, "art. 8", "", "", "", Confidence::law, ""}));
    CHECK_FALSE(was_read({"", texts::code, "art. R. 327-9", "", "", "", Confidence::law, ""}));
    CHECK(was_read({"", texts::second_degree, "art. 5, II", "", "", "", Confidence::law, ""}));
}

TEST_CASE("what the product supposes or works out by itself is called so", "[sources]")
{
    for (Source const& source : workflows::sources) {
        INFO(source.id);
        CHECK((source.text == texts::ours) <= (source.confidence == Confidence::assumption));
        CHECK((source.text == texts::reasoning) <= (source.confidence == Confidence::derived));
        CHECK((source.version == texts::unread) <= (source.confidence == Confidence::assumption));
        CHECK((source.id.starts_with("a-")) == (source.text == texts::ours || source.version == texts::unread));
    }
}

TEST_CASE("every source says where to look, in which wording and since when", "[sources]")
{
    for (Source const& source : workflows::sources) {
        INFO(source.id);
        CHECK_FALSE(source.text.empty());
        CHECK_FALSE(source.article.empty());
        bool const is_a_text = source.text != texts::ours && source.text != texts::reasoning;
        CHECK((!is_a_text || !source.version.empty()));
        for (std::string_view const day : {source.valid_from, source.valid_to})
            CHECK((day.empty() || engine::parse_day(day).has_value()));
        CHECK((source.valid_from.empty() || source.valid_to.empty() || source.valid_from <= source.valid_to));
    }
}

TEST_CASE("every condition of every refusal met on random walks stands on a source of the list", "[sources]")
{
    auto const seed = GENERATE(1U, 2U, 3U);
    CAPTURE(seed);
    random_bodies::Dice dice{seed};
    Refusals of_year, of_others;
    for (story::Year const& year : beginnings())
        for (int again = 0; again < 3; ++again) {
            engine::Case subject{year.now()};
            wander(subject, year.context(story::people::officer), dice, 400, of_year);
        }
    tests::Shipped const shipped;
    for (engine::Workflow const* const workflow : shipped.all.all()) {
        if (workflow->name() == "trainee_year")
            continue;
        engine::Case subject = engine::blank_case(*workflow, engine::CaseId{"case"});
        wander(subject, story::a_trainee_year().context(story::people::officer), dice, 1500, of_others);
    }
    // Wide enough to mean something.
    CHECK(of_year.rules.size() > 30);
    CHECK(of_year.sources.size() > 25);
    CHECK(of_others.rules.size() > 12);
}
