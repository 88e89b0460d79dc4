// The pages drawn from the tables say what the tables say, and the index finds the tests by their tags.

#include "api/rules_pages.hpp"
#include "api/scenarios.hpp"
#include "tests/api/permits.hpp"
#include "tests/support/shipped.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <set>

using tests::Shipped;

namespace {

std::string committed(std::string const& page)
{
    std::ifstream in{TITULARIS_SOURCE_DIR "/" + page, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<engine::Scenario> scenarios()
{
    return api::scenarios_below(TITULARIS_SOURCE_DIR "/tests");
}

bool contains(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the index is drawn from the tables and the tests as they are (titularis rules --format index --scenarios "
          "tests --write workflows/README.md)")
{
    auto const page = committed("workflows/README.md");
    auto const index = api::rules_page(Shipped{}.all, "", "index", scenarios());
    bool const is_fresh = api::with_rules(page, index) == page;
    CHECK(is_fresh); // not the texts themselves: they are long
}

TEST_CASE(
    "every workflow's tables are drawn as they are (titularis rules --workflow COLLECTION --format drawings --write "
    "workflows/NAME/README.md)")
{
    Shipped const shipped;
    for (engine::Workflow const* const workflow : shipped.all.all()) {
        CAPTURE(workflow->collection(), workflow->name());
        auto const page = committed("workflows/" + std::string{workflow->name()} + "/README.md");
        auto const drawings = api::rules_page(shipped.all, std::string{workflow->collection()}, "drawings", {});
        bool const is_fresh = api::with_rules(page, drawings) == page;
        CHECK(is_fresh);
    }
}

TEST_CASE("sources that nothing cites are these, and each new one is meant")
{
    // A calculation, a form or the detail of a refusal may stand on them; no row, condition or rule set does.
    // clang-format off
    std::set<std::string_view> const known{
        "l1-10", "l1-12", "l2-4", "l5-5", "l5-22", "l6-length", "l6-birth-leave", "l11-circular", "l12-path",
        "s3-3-start", "s3-5-level", "u-unpaid-leave", "j-reasons-during-stage", "d-equal-knowledge",
        "d-never-computed", "d-opinion-no-veto", "a-grid-items", "a-fiche-14", "a-no-medical-reason", "a-numbering", "a-retention-destruction",
        "a-psyen-grid", "l13-decree"};
    // clang-format on
    Shipped const shipped;
    auto const uncited = engine::uncited_sources(shipped.all.all());
    CHECK(std::set<std::string_view>(uncited.begin(), uncited.end()) == known);
}

TEST_CASE("a tag with a hyphen is the id of a source")
{
    std::set<std::string_view> ids;
    Shipped const shipped;
    for (engine::Workflow const* const workflow : shipped.all.all())
        for (engine::Source const& source : workflow->sources())
            ids.insert(source.id);
    std::size_t found = 0;
    for (engine::Scenario const& scenario : scenarios())
        for (std::string const& tag : scenario.tags)
            if (contains(tag, "-")) {
                CAPTURE(scenario.file, scenario.name, tag);
                CHECK(ids.contains(tag));
                ++found;
            }
    CHECK(found > 100);
}

TEST_CASE("tests are read from their sources, with names and tags as the compiler has them")
{
    auto const found = api::scenarios_of("// TEST_CASE(of words)\n"
                                         "TEST_CASE(\"one \\\"quoted\\\"\", \"[a][l1-6]\")\n{}\n"
                                         "TEST_CASE(\"two, in \"\n          \"two lines\",\n          \"[b]\")\n"
                                         "TEMPLATE_TEST_CASE(\"three\", \"[c]\", int)\n"
                                         "TEST_CASE(\"four\")\n",
                                         "tests/some_test.cpp");
    REQUIRE(found.size() == 4);
    CHECK(found[0].name == "one \"quoted\"");
    CHECK(found[0].tags == std::vector<std::string>{"a", "l1-6"});
    CHECK(found[1].name == "two, in two lines");
    CHECK(found[1].tags == std::vector<std::string>{"b"});
    CHECK(found[2].name == "three");
    CHECK(found[3].tags.empty());
    CHECK(found[3].file == "tests/some_test.cpp");
    CHECK_THROWS(api::scenarios_below(TITULARIS_SOURCE_DIR "/no-such-folder"));
}

TEST_CASE("an index says for each source what stands on it, what is assumed and what nothing cites")
{
    permits::Permit const permit;
    engine::Workflows all;
    all.add(permit);
    engine::Source const& cited = permit.source(permit.tracks()[0].rows[0].source);
    std::string const id{cited.id};
    auto const index = api::rules_page(all, "", "index", {{"a story", "tests/a_test.cpp", {"town", id}}});
    CHECK(contains(index, "`" + id + "`\n"));
    CHECK(contains(index, "  - a story (`tests/a_test.cpp`)\n"));
    CHECK(contains(index, std::string{cited.says}));
    for (engine::Track const& track : permit.tracks())
        for (engine::Transition const& row : track.rows)
            CHECK(contains(index,
                           " → **" + std::string{permit.label_of(row.on)} + "** → "
                               + std::string{permit.label_of(row.to)}));
    for (engine::GuardWord const& guard : permit.words().guards)
        CHECK(contains(index, "`" + std::string{guard.rule} + "`"));
    CHECK(index.find("## Hypothèses à confirmer") < index.find("## Cités par aucune ligne"));
    CHECK(api::rules_page(all, "nowhere", "index", {}).empty());
}

TEST_CASE("a page without its two marker lines is left alone")
{
    CHECK_THROWS(api::with_rules("# A page\n", "rules"));
    std::string const begin = "<!-- begin: drawn from the tables by `titularis rules` -->\n";
    std::string const end = "<!-- end: drawn from the tables -->\n";
    CHECK(api::with_rules("above\n" + begin + "old\n" + end + "below\n", "new\n")
          == "above\n" + begin + "new\n" + end + "below\n");
}
