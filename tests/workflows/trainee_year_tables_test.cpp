// The tables themselves: every state can be reached and left, every row and condition has its ground, every word is used.

#include "workflows/trainee_year/framework.hpp"
#include "workflows/trainee_year/grids.hpp"
#include "workflows/trainee_year/guards.hpp"
#include "workflows/trainee_year/trainee_year.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace workflows::trainee_year {
namespace {

using engine::StateId;
using engine::Transition;

TraineeYear const year;

std::set<StateId> reached(engine::Track const& track)
{
    std::set<StateId> all{track.initial};
    for (std::size_t before = 0; before != all.size();) {
        before = all.size();
        for (Transition const& row : track.rows)
            if (all.contains(row.from))
                all.insert(row.to);
    }
    return all;
}

template <class Id>
std::set<Id> used(Id Transition::*column)
{
    std::set<Id> all;
    for (engine::Track const& track : year.tracks())
        for (Transition const& row : track.rows)
            all.insert(row.*column);
    return all;
}

} // namespace

TEST_CASE("tracks stand in the order of their enumeration", "[tables]")
{
    auto const tracks = year.tracks();
    REQUIRE(tracks.size() == year.words().tracks.size());
    for (std::size_t i = 0; i < tracks.size(); ++i)
        CHECK(tracks[i].id.value == i);
}

TEST_CASE("every row starts from a state that is reached", "[tables]")
{
    for (engine::Track const& track : year.tracks()) {
        auto const states = reached(track);
        for (Transition const& row : track.rows) {
            INFO(year.name_of(track.id) << ": " << year.name_of(row.from) << " on " << year.name_of(row.on));
            CHECK(states.contains(row.from));
        }
    }
}

TEST_CASE("every state of the vocabulary is reached on some track, stages apart", "[tables]")
{
    std::set<StateId> all;
    for (engine::Track const& track : year.tracks())
        all.merge(reached(track));
    for (engine::Word const& word : year.words().states) {
        if (word.id >= static_cast<std::uint8_t>(Stage::opened))
            continue;
        INFO(word.name);
        CHECK(all.contains(StateId{word.id}));
    }
}

TEST_CASE("every awaited act has an owner who may do it, by a row that starts there", "[tables]")
{
    for (engine::Track const& track : year.tracks())
        for (engine::Waiting const& waiting : track.waits) {
            INFO(year.name_of(track.id) << ": " << year.name_of(waiting.in) << " awaits "
                                        << year.name_of(waiting.expected));
            CHECK(waiting.owner.any());
            CHECK(std::any_of(track.rows.begin(), track.rows.end(), [&](Transition const& row) {
                return row.from == waiting.in && row.on == waiting.expected
                    && row.by.both(waiting.owner) == waiting.owner;
            }));
        }
}

TEST_CASE("an event leads to one state, unless the piece stays where it was", "[tables]")
{
    for (engine::Track const& track : year.tracks()) {
        std::map<engine::EventId, StateId> leads;
        for (Transition const& row : track.rows) {
            if (row.from == row.to)
                continue;
            INFO(year.name_of(track.id) << ": " << year.name_of(row.emits));
            auto const [known, is_new] = leads.emplace(row.emits, row.to);
            CHECK((is_new || known->second == row.to));
        }
    }
}

TEST_CASE("from one state an act by one role follows one row", "[tables]")
{
    for (engine::Track const& track : year.tracks())
        for (std::size_t i = 0; i < track.rows.size(); ++i)
            for (std::size_t j = i + 1; j < track.rows.size(); ++j) {
                Transition const& one = track.rows[i];
                Transition const& other = track.rows[j];
                INFO(year.name_of(track.id) << ": " << year.name_of(one.on));
                CHECK_FALSE((one.from == other.from && one.on == other.on && one.by.both(other.by).any()));
            }
}

TEST_CASE("every row and every condition stands on a source that exists", "[tables]")
{
    auto const sources = year.sources();
    for (engine::Track const& track : year.tracks())
        for (Transition const& row : track.rows)
            CHECK(row.source.value < sources.size());
    for (engine::GuardWord const& guard : year.words().guards) {
        INFO(guard.rule);
        CHECK(guard.source.value < sources.size());
        CHECK(guard.title.ends_with("."));
    }
    std::set<std::string_view> ids;
    for (engine::Source const& source : sources) {
        INFO(source.id);
        CHECK(ids.insert(source.id).second);
        CHECK_FALSE(source.text.empty());
        CHECK(source.says.ends_with("."));
        bool const is_ours = source.text.find("Hypothèse") != std::string_view::npos;
        CHECK((!is_ours || source.confidence == engine::Confidence::assumption));
    }
}

TEST_CASE("names are unique, each in its own list", "[tables]")
{
    auto const words = year.words();
    for (auto const list : {words.tracks, words.states, words.commands, words.roles, words.events, words.deadlines}) {
        std::set<std::string_view> names;
        for (engine::Word const& word : list) {
            INFO(word.name);
            CHECK(names.insert(word.name).second);
            CHECK_FALSE(word.label.empty());
        }
    }
    std::set<std::string_view> rules;
    for (engine::GuardWord const& guard : words.guards)
        CHECK(rules.insert(guard.rule).second);
}

TEST_CASE("every command, event and condition of the vocabulary is used", "[tables]")
{
    auto const commands = used(&Transition::on);
    auto const events = used(&Transition::emits);
    for (engine::Word const& word : year.words().commands) {
        INFO(word.name);
        CHECK(commands.contains(engine::CommandId{word.id}));
    }
    for (engine::Word const& word : year.words().events) {
        INFO(word.name);
        CHECK(events.contains(engine::EventId{word.id}));
    }
    std::set<engine::GuardId> guards;
    for (engine::Track const& track : year.tracks())
        for (Transition const& row : track.rows)
            guards.insert(row.guard.begin(), row.guard.end());
    for (engine::GuardWord const& word : year.words().guards) {
        if (word.id >= static_cast<std::uint8_t>(Guard::reviews_filed))
            continue; // formal defects only
        INFO(word.rule);
        CHECK(guards.contains(engine::GuardId{word.id}));
    }
}

TEST_CASE("a list brings no trainee to another outcome than apt, and decides nothing", "[tables]")
{
    std::set<std::string> by_list, where;
    for (engine::Track const& track : year.tracks())
        for (Transition const& row : track.rows)
            if (year.may_be_in_bulk(track.id, row.on)) {
                by_list.insert(std::string{year.name_of(track.id)} + " " + std::string{year.name_of(row.on)});
                where.insert(std::string{year.name_of(row.to)});
            }
    CHECK(by_list
          == std::set<std::string>{"examination deliberate_apt", "examination propose_as_apt", "examination submit",
                                   "file open_to_trainee", "file seal"});
    CHECK(where == std::set<std::string>{"accessible", "apt", "proposed", "sealed", "submitted"});
}

TEST_CASE("every command has a form with a closed schema", "[tables]")
{
    for (engine::Word const& word : year.words().commands) {
        INFO(word.name);
        auto const form = year.form(engine::CommandId{word.id});
        REQUIRE(form.read != nullptr);
        CHECK(form.schema().at("additionalProperties") == false);
    }
}

TEST_CASE("a command has the same form wherever it is on offer, so its name tells its body", "[tables]")
{
    // `mark_as_read`, `comment`, `consult` and the reviews' `file` are on several tracks: one body each.
    CHECK(year.form(Command::mark_as_read).schema().at("properties").as_object().size() == 1);
    CHECK(year.form(Command::consult).schema().at("properties").as_object().empty());
}

TEST_CASE("the framework holds 19, 23 and 22 competences", "[tables][l8-annex]")
{
    auto const count = [](Profession profession) {
        auto const all = framework();
        return std::count_if(all.begin(), all.end(),
                             [&](Competence const& one) { return one.of.includes(profession); });
    };
    CHECK(framework().size() == 31);
    CHECK(count(Profession::teacher) == 19);
    CHECK(count(Profession::documentalist) == 23);
    CHECK(count(Profession::cpe) == 22);
    CHECK(profession_of(Corps::certifie, "Documentation") == Profession::documentalist);
    CHECK(profession_of(Corps::certifie, "DOC") == Profession::documentalist);
    CHECK(profession_of(Corps::certifie, "Mathématiques") == Profession::teacher);
    CHECK(profession_of(Corps::cpe, "Éducation") == Profession::cpe);
}

TEST_CASE("the blocks of a grid cite competences of that profession only", "[tables][l8-annex][u-grid-form]")
{
    for (Profession const profession : {Profession::teacher, Profession::documentalist, Profession::cpe})
        for (Block const& block : grid_of(profession)) {
            std::string_view rest = block.competences;
            while (!rest.empty()) {
                auto const code = rest.substr(0, rest.find(' '));
                INFO(block.code << " " << code);
                CHECK(belongs(code, profession));
                rest.remove_prefix(std::min(rest.size(), code.size() + 1));
            }
        }
}

TEST_CASE("the shipped rule sets ask for the pieces that the texts name",
          "[tables][s3-opinions][l1-5-i-1][l1-5-i-2][l1-5-i-3-all][l1-5-i-3-half][l1-11][l2-5][u-inspection-year-two]["
          "l1-5-ii][l2-6][u-first-degree-pieces][u-psyen-pieces][a-psyen-eda]")
{
    auto const compulsory = [](std::string_view set, Profile const& profile) {
        std::set<Track> pieces;
        for (Requirement const& one : find_rule_set(set)->required_of(profile))
            if (one.compulsory)
                pieces.insert(one.piece);
        return pieces;
    };
    Profile full{Corps::certifie, ServiceLoad::full, Path::master_meef, 1};
    Profile half{Corps::cpe, ServiceLoad::half, Path::adapted, 1};
    std::set<Track> const three{Track::tutor_report, Track::head_opinion, Track::inspector_opinion};
    auto const with = [](std::set<Track> set, Track more) {
        set.insert(more);
        return set;
    };
    CHECK(compulsory("guide-2022-2023", full) == three);
    CHECK(compulsory("arrete-2014-2022-07-10", full) == three);
    CHECK(compulsory("arrete-2014-2022-07-10", half) == with(three, Track::inspe_opinion));
    CHECK(compulsory("arrete-2014-origine", full) == with(three, Track::inspe_opinion));
    full.year_rank = 2;
    CHECK(compulsory("guide-2022-2023", full) == with(three, Track::inspection));
    CHECK(compulsory("arrete-2014-2022-07-10", {Corps::plp, ServiceLoad::full, Path::already_qualified, 1})
          == std::set<Track>{Track::inspector_opinion});
    CHECK(compulsory("arrete-2014-2022-07-10", {Corps::plp, ServiceLoad::full, Path::adapted, 1, Place::elsewhere})
          == std::set<Track>{Track::authority_opinion});
    Profile agrege{Corps::agrege, ServiceLoad::full, Path::master_meef, 1};
    CHECK(compulsory("agreges-2014-2022-07-10", agrege) == with(three, Track::inspection));
    CHECK(compulsory("agreges-2014-origine", agrege) == with(with(three, Track::inspection), Track::inspe_opinion));
    std::set<Track> const two{Track::tutor_report, Track::inspector_opinion};
    Profile teacher{Corps::professeur_des_ecoles, ServiceLoad::full, Path::master_meef, 1};
    CHECK(compulsory("premier-degre-2014-2022-07-10", teacher) == two);
    teacher.load = ServiceLoad::half;
    CHECK(compulsory("premier-degre-2014-2022-07-10", teacher) == with(two, Track::inspe_opinion));
    CHECK(compulsory("psyen-2017", {Corps::psyen_edo, ServiceLoad::full, Path::adapted, 1})
          == std::set<Track>{Track::tutor_report, Track::head_opinion, Track::inspe_opinion});
    CHECK(compulsory("psyen-2017", {Corps::psyen_eda, ServiceLoad::full, Path::adapted, 1})
          == with(two, Track::inspe_opinion));
    CHECK_FALSE(find_rule_set("guide-2022-2023")->covers(half));
    CHECK_FALSE(find_rule_set("arrete-2014-2022-07-10")->covers(agrege));
    CHECK_FALSE(find_rule_set("arrete-2014-origine")->is_valid_on(engine::Day{std::chrono::year{2022} / 9 / 1}));
    CHECK(find_rule_set("arrete-2014-origine")->is_valid_on(engine::Day{std::chrono::year{2021} / 9 / 1}));
    for (RuleSet const& set : rule_sets())
        for (Requirement const& one : set.requirements)
            CHECK(is_evaluative(one.piece));
}

} // namespace workflows::trainee_year
