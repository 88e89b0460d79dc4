// No field asks for what nobody may keep here: health, union, religion, political or other opinions, origin (I32). Every
// form of every shipped workflow and every column of the schema is looked at, and what is excepted says why.

#include "tests/support/shipped.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace json = boost::json;

namespace {

// Beginnings of words, French and English, without accents.
constexpr std::array<std::string_view, 38> sensitive{
    "sante",   "health",  "medic",     "malad",  "sick",       "illness",    "handicap", "disab",
    "invalid", "pregnan", "grossesse", "matern", "diagnos",    "psychiatr",  "syndic",   "union",
    "religi",  "church",  "faith",     "croyan", "confession", "philosoph",  "politi",   "opinion",
    "party",   "ethni",   "racial",    "race",   "origine",    "nationalit", "birth",    "naissance",
    "sexual",  "sexe",    "gender",    "genre",  "marital",    "famille"};

struct Exception {
    std::string_view word; // the whole name or label
    std::string_view why;
};

// Each is there for a reason that a text or the domain reference gives.
constexpr std::array exceptions{
    Exception{"second_year_opinion",
              "the jury's, or an inspector's, professional appraisal of a second year (arrêté, art. 8)"},
    Exception{"opinion", "what the joint committee advises on the case (décret 98-304)"},
    Exception{"wrote_opinion", "a member's tie with a file: he gave a professional opinion on that trainee"},
    Exception{"paid_sick", "kind of a leave, whose days count in the stage (décret 94-874, art. 26); never its reason"},
    Exception{"sick_child", "the same"},
    Exception{"birth", "the same: titularisation takes effect without it (art. 22)"},
    Exception{"maternity", "by right a ground to defer the stage; nothing else is asked"},
};

bool is_excepted(std::string_view name)
{
    return std::ranges::any_of(exceptions, [&](Exception const& one) { return one.word == name; });
}

std::string folded(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, char>, 8> letters{
        {{"é", 'e'}, {"è", 'e'}, {"ê", 'e'}, {"É", 'e'}, {"à", 'a'}, {"ô", 'o'}, {"î", 'i'}, {"ç", 'c'}}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        auto const letter =
            std::ranges::find_if(letters, [&](auto const& one) { return text.substr(i).starts_with(one.first); });
        if (letter != letters.end()) {
            out += letter->second;
            i += letter->first.size();
        } else {
            char const c = text[i++];
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c >= 'a' && c <= 'z' ? c : ' ';
        }
    }
    return out;
}

bool is_sensitive(std::string_view name)
{
    std::istringstream words{folded(name)};
    for (std::string word; words >> word;)
        if (std::ranges::any_of(sensitive, [&](std::string_view begin) { return word.starts_with(begin); }))
            return true;
    return false;
}

// Names of members and words to choose from, however deep.
void add_words(json::value const& value, std::set<std::string>& words)
{
    if (value.is_array())
        for (json::value const& item : value.get_array())
            add_words(item, words);
    if (!value.is_object())
        return;
    json::object const& schema = value.get_object();
    if (auto const* const properties = schema.if_contains("properties"); properties && properties->is_object())
        for (auto const& member : properties->get_object())
            words.emplace(member.key());
    if (auto const* const choices = schema.if_contains("enum"); choices && choices->is_array())
        for (json::value const& one : choices->get_array())
            if (one.is_string())
                words.emplace(one.get_string());
    for (auto const& member : schema)
        add_words(member.value(), words);
}

std::set<std::string> words_of_forms(engine::Workflow const& workflow)
{
    std::set<std::string> words;
    for (engine::Word const& command : workflow.words().commands)
        add_words(workflow.form(engine::CommandId{command.id}).schema(), words);
    return words;
}

// "    email          text not null" inside a table, and "add column salt text".
std::set<std::string> columns_of(std::filesystem::path const& file)
{
    std::set<std::string> columns;
    std::ifstream in{file};
    bool in_table = false;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words{line.substr(0, line.find("--"))};
        std::string first, second, third;
        words >> first >> second >> third;
        if (first == "create" && second == "table")
            in_table = true;
        else if (first.starts_with(")"))
            in_table = false;
        else if (in_table && !first.empty() && first != "primary" && first != "check" && first != "unique")
            columns.insert(first);
        if (first == "add" && second == "column")
            columns.insert(third);
        if (first == "alter" && line.find(" add column ") != std::string::npos) {
            std::istringstream rest{line.substr(line.find(" add column ") + 12)};
            rest >> first;
            columns.insert(first);
        }
    }
    return columns;
}

std::set<std::string> found_in(std::set<std::string> const& words)
{
    std::set<std::string> found;
    for (std::string const& word : words)
        if (is_sensitive(word) && !is_excepted(word))
            found.insert(word);
    return found;
}

template <class Use>
void for_every_workflow(Use use)
{
    tests::Shipped const shipped;
    for (engine::Workflow const* const one : shipped.all.all())
        use(*one);
}

} // namespace

TEST_CASE("no form of a shipped workflow asks for health, union, religion, opinions or origin", "[a-no-medical-reason]")
{
    std::size_t words = 0;
    for_every_workflow([&](engine::Workflow const& workflow) {
        auto const asked = words_of_forms(workflow);
        words += asked.size();
        CAPTURE(workflow.name());
        CHECK(found_in(asked) == std::set<std::string>{});
    });
    CHECK(words > 150);
}

TEST_CASE("no column of the schema is made for health, union, religion, opinions or origin", "[a-no-medical-reason]")
{
    std::size_t columns = 0;
    for (auto const& file : std::filesystem::recursive_directory_iterator{TITULARIS_SOURCE_DIR "/schema"}) {
        if (file.path().extension() != ".sql")
            continue;
        auto const found = columns_of(file.path());
        columns += found.size();
        CAPTURE(file.path().string());
        CHECK(found_in(found) == std::set<std::string>{});
    }
    CHECK(columns > 80);
}

TEST_CASE("a form that asks for what nobody may keep is caught, however deep it asks", "[a-no-medical-reason]")
{
    json::value const bad{
        {"type", "object"},
        {"properties",
         {{"comment", {{"type", "string"}}},
          {"absences",
           {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"properties",
               {{"medical_reason", {{"type", "string"}}}, {"kind", {{"enum", {"sick", "handicapé"}}}}}}}}}},
          {"appartenance_syndicale", {{"type", "string"}}},
          {"political_opinion", {{"type", "string"}}}}}};
    std::set<std::string> words;
    add_words(bad, words);
    CHECK(
        found_in(words)
        == std::set<std::string>{"appartenance_syndicale", "handicapé", "medical_reason", "political_opinion", "sick"});
}

TEST_CASE("every exception to what may be asked for is used, and says why", "[a-no-medical-reason]")
{
    std::set<std::string> all;
    for_every_workflow([&](engine::Workflow const& workflow) { all.merge(words_of_forms(workflow)); });
    for (Exception const& one : exceptions) {
        CAPTURE(one.word);
        CHECK(all.contains(std::string{one.word}));
        CHECK(one.why.size() > 5);
    }
}

TEST_CASE("every shipped workflow says what is not to be written where words are free", "[a-no-medical-reason]")
{
    for_every_workflow([](engine::Workflow const& workflow) {
        CAPTURE(workflow.name());
        for (std::string_view const said : {"santé", "vie privée", "opinions", "syndicale"})
            CHECK(workflow.free_text_warning().find(said) != std::string_view::npos);
    });
}
