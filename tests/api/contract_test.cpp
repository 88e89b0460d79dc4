// The contract says what the tables say, and every route of the API is in it.

#include "api/contract.hpp"
#include "api/openapi.hpp"
#include "engine/diagram.hpp"
#include "tests/api/town_hall.hpp"
#include "tests/support/shipped.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <sstream>

namespace json = boost::json;

using tests::Shipped;

namespace {

json::object contract()
{
    return json::parse(api::openapi_json()).as_object();
}

void collect_refs(json::value const& value, std::set<std::string>& refs)
{
    if (value.is_array())
        for (json::value const& item : value.get_array())
            collect_refs(item, refs);
    if (!value.is_object())
        return;
    for (auto const& member : value.get_object()) {
        if (member.key() == "$ref")
            refs.insert(std::string{member.value().as_string()});
        collect_refs(member.value(), refs);
    }
}

} // namespace

TEST_CASE("the README draws the year as the tables do (titularis rules --workflow trainee-years --format summary)")
{
    std::ifstream const file{TITULARIS_SOURCE_DIR "/README.md"};
    std::ostringstream readme;
    readme << file.rdbuf();
    bool const is_fresh =
        readme.str().find(engine::summary(workflows::trainee_year::TraineeYear{})) != std::string::npos;
    CHECK(is_fresh);
}

TEST_CASE("the contract is drawn from the tables as they are (titularis contract --write)")
{
    Shipped const shipped;
    bool const is_fresh = api::with_command_paths(api::openapi_yaml(), shipped.all) == api::openapi_yaml();
    CHECK(is_fresh); // not the texts themselves: they are long
}

TEST_CASE("every reference of the contract leads somewhere")
{
    json::value const document = contract();
    std::set<std::string> refs;
    collect_refs(document, refs);
    REQUIRE(refs.size() > 50);
    for (std::string const& ref : refs) {
        boost::system::error_code fault;
        CAPTURE(ref);
        CHECK(document.find_pointer(ref.substr(1), fault) != nullptr);
    }
}

TEST_CASE("the contract keeps the types of its values")
{
    auto const document = contract();
    CHECK(document.at("openapi") == "3.1.0");
    CHECK(document.at("components").at("parameters").at("Limit").at("schema").at("maximum") == 200);
    CHECK(document.at("components").at("schemas").at("Case").at("additionalProperties") == false);
    CHECK(document.at("info").at("version") == "1");
}

TEST_CASE("a command of the tables that the API does not take would show here")
{
    town::TownHall hall;
    Shipped const shipped;
    auto const paths = contract().at("paths").as_object();
    CHECK(paths.contains("/trainee-years"));
    for (engine::Workflow const* const workflow : shipped.all.all())
        for (engine::Track const& track : workflow->tracks())
            CHECK(paths.contains("/" + std::string{workflow->collection()} + "/{id}/"
                                 + engine::kebab(workflow->name_of(track.id))));
}
