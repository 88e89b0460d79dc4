// Who may not open a case is not told by his refusal whether it is there, nor whether the campaign is that he names.

#include "tests/rights/walk.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <algorithm>

using namespace rights;
using namespace story;

namespace {

std::string opening_of(CaseId const& campaign, std::string const& trainee)
{
    OpenYear open = story::opening();
    open.campaign = campaign;
    open.trainee = PersonId{trainee};
    return boost::json::serialize(engine::write_body(open));
}

std::string with_status(api::Response const& response)
{
    std::string text = std::to_string(response.status) + " ";
    return text += response.text();
}

bool has(Person const& person, std::string const& on, std::string const& role)
{
    return std::ranges::find(person.roles.at(on), role) != person.roles.at(on).end();
}

} // namespace

TEST_CASE("an opening that is refused tells nobody of a case or a campaign that is not his", "[rights]")
{
    Cast cast;
    Door door{cast.academy().service()};
    cast.academy().store().directory().put({PersonId{"yann"}, "yann@stagiaires.test", "yann", "", "", false});
    auto const post = [&](std::string const& who, CaseId const& campaign, std::string const& trainee) {
        return with_status(door.ask(who, api::Method::post, "/api/v1/trainee-years", opening_of(campaign, trainee)));
    };
    CaseId const nowhere{"00000000-0000-4000-8000-000000000000"};
    std::size_t refused = 0;
    for (Person const& person : expected().people()) {
        INFO(person.id);
        std::string const there = post(person.id, cast.at("campagne"), "camille"); // whose year is open already
        if (has(person, "campagne", "gestion")) {
            CHECK(there.starts_with("409 "));
            continue;
        }
        ++refused;
        // Who administers a campaign follows no trainee.
        if (person.roles.at("campagne").empty() || has(person, "campagne", "administration"))
            CHECK(there == post(person.id, nowhere, "camille"));
        else
            CHECK(there.starts_with("403 "));
        CHECK(there == post(person.id, cast.at("campagne"), "yann")); // whose year nobody has opened
    }
    CHECK(refused > 20);
    std::string const nobody = post("", cast.at("campagne"), "camille");
    CHECK(nobody.starts_with("401 "));
    CHECK(nobody == post("", nowhere, "camille"));
}
