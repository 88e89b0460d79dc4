#include "engine/diagram.hpp"
#include "tests/api/permits.hpp"

#include <catch2/catch.hpp>

#include <thread>

namespace {

std::size_t count(std::string const& text, std::string const& part)
{
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++times;
    return times;
}

engine::Track const& report()
{
    return *permits::workflow.find_track("site_report");
}

} // namespace

TEST_CASE("a Mermaid drawing has an arrow a row, in French, and says where one begins and ends")
{
    CHECK(engine::mermaid(permits::workflow, report())
          == "stateDiagram-v2\n"
             "    state \"À rédiger\" as awaited\n"
             "    state \"Déposé\" as written\n"
             "    state \"Lu\" as read\n"
             "    [*] --> awaited\n"
             "    awaited --> written: Déposer (Examinateur)\n"
             "    written --> written: Corriger (Examinateur)\n"
             "    written --> read: J'ai pris connaissance (Titulaire)\n"
             "    read --> [*]\n");
}

TEST_CASE("an SVG drawing has a box a state, an arrow a row, and says what it is to who cannot see it")
{
    auto const drawing = engine::svg(permits::workflow, report());
    CHECK(drawing.starts_with("<svg role=\"img\" lang=\"fr\" aria-label=\"Permis : Rapport\" "));
    CHECK(drawing.find("<title>Permis : Rapport</title>") != std::string::npos);
    CHECK(drawing.find("<title>À rédiger</title>") != std::string::npos);
    CHECK(count(drawing, "class=\"node\"") == 4); // three states and the beginning
    CHECK(count(drawing, "class=\"edge\"") == 4);
    CHECK(drawing.find("J&#39;ai pris connaissance (Titulaire)") != std::string::npos);
    CHECK(drawing.find("<!DOCTYPE") == std::string::npos);
}

TEST_CASE("drawings asked for at the same time are the same as one after the other")
{
    auto const alone = engine::svg(permits::workflow, report());
    std::vector<std::string> drawings(8);
    std::vector<std::thread> threads;
    for (auto& drawing : drawings)
        threads.emplace_back([&drawing] { drawing = engine::svg(permits::workflow, report()); });
    for (auto& thread : threads)
        thread.join();
    for (auto const& drawing : drawings)
        CHECK(drawing == alone);
}

TEST_CASE("rules are listed in words, with their sources and who is awaited")
{
    auto const rules = engine::rules_of(permits::workflow, report());
    CHECK(rules.at("label") == "Rapport");
    auto const& row = rules.at("rows").at(0);
    CHECK(row.at("from").at("label") == "À rédiger");
    CHECK(row.at("by").at(0).at("role") == "examiner");
    CHECK(row.at("guards").at(0).at("source").at("confidence") == "assumption");
    CHECK(row.at("source").at("valid_to").is_null());
    auto const& first = rules.at("states").at(0);
    CHECK(first.at("waiting").at("deadline").at("name") == "report");
    CHECK(rules.at("states").at(2).at("last") == true);
    CHECK(rules.at("states").at(2).at("waiting").is_null());
}

TEST_CASE("a page of documentation has a line a row")
{
    auto const page = engine::markdown(permits::workflow, report());
    CHECK(count(page, "\n") == 5);
    CHECK(page.find("| Le rapport est rédigé simplement |") != std::string::npos);
}
