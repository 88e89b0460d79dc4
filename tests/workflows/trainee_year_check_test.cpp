// The exhaustive check of the trainee's year: the shipped rule sets pass it, and it refuses each of the defects below,
// for the reason told and with the shortest story.

#include "tests/workflows/seeded_defects.hpp"

#include "workflows/trainee_year/trainee_year.hpp"

#include "engine/checker.hpp"
#include "engine/reduction.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace workflows::trainee_year {
using engine::Thoroughness;

TEST_CASE("the shipped rule sets are walked whole and nothing is found against them", "[check]")
{
    auto const models = workflows::trainee_year::models();
    engine::Checker checker;
    std::vector<engine::Report> reports;
    for (engine::Model const& model : models) {
        reports.push_back(checker.check(model));
        for (engine::Refusal const& refusal : reports.back().refusals)
            FAIL_CHECK(model.rule_set << "\n" << engine::told(refusal));
        CHECK(reports.back().positions > 1000);
    }
    for (engine::Refusal const& refusal : engine::unused(models, reports))
        FAIL_CHECK(engine::told(refusal));
}

TEST_CASE("every seeded defect is refused for its own reason, with the shortest story", "[check]")
{
    auto const defects = seeded::defects();
    CHECK(defects.size() >= 30);
    for (seeded::Defect const& defect : defects) {
        INFO(defect.what);
        auto const refusal = seeded::first_refusal(defect);
        REQUIRE(refusal);
        INFO(engine::told(*refusal));
        CHECK(refusal->name == defect.property);
        CHECK(refusal->story.size() == defect.steps);
        std::string const end = refusal->story.empty() ? refusal->fact : refusal->story.back();
        CHECK(end.find(defect.told) != std::string::npos);
    }
}

TEST_CASE("alert and support are walked beside all else, for nothing asks about them", "[check]")
{
    for (RuleSet const& rules : rule_sets())
        for (World const& world : worlds_of(rules)) {
            engine::Model const model = model_of(rules, world);
            engine::Reduction const reduction{model};
            auto const& beside = reduction.beside();
            CHECK(std::any_of(beside.begin(), beside.end(), [&](std::size_t table) {
                return model.tables[table].id == engine::TrackId{Track::alert};
            }));
        }
}

} // namespace workflows::trainee_year
