// Who holds which role on a case: grants, bars, powers lent. The workflow is that of tests/api/permits.hpp.

#include "tests/api/permits.hpp"

#include "engine/authority.hpp"

#include <catch2/catch.hpp>

using namespace engine;
using permits::Role;

namespace {

Day const today = *parse_day("2022-09-05");
constexpr std::chrono::days a_day{1};

Grant grant(std::string const& person, std::string const& role, std::optional<std::string> const& by = std::nullopt)
{
    Grant given{PersonId{person}, role, today - a_day, today + a_day};
    if (by)
        given.on_behalf_of = PersonId{*by};
    return given;
}

struct Town {
    Case permit_case;
    std::shared_ptr<Case> season = std::make_shared<Case>();
    Context context;

    Town()
    {
        permit_case.id = CaseId{"permit"};
        permit_case.workflow = &permits::workflow;
        permit_case.links = {CaseId{"season"}};
        permit_case.grants = {grant("ida", "examiner")};
        season->id = CaseId{"season"};
        season->workflow = &permits::workflow;
        season->grants = {grant("carl", "clerk"), grant("dora", "examiner", "ida"), grant("emil", "examiner", "dora")};
        context.linked = {season};
        context.today = today;
    }
    Roles of(std::string const& person, Day day = today) const
    {
        return roles_on(permit_case, context, PersonId{person}, day);
    }
};

} // namespace

TEST_CASE("a power lent is worth what its lender holds, and is shown with his name", "[authority][a-delegation]")
{
    Town town;
    CHECK(town.of("dora") == Roles{Role::examiner});
    auto const power = power_used(town.permit_case, town.context, PersonId{"dora"}, Role::examiner, today);
    REQUIRE(power);
    CHECK(power->by == PersonId{"ida"});
    CHECK_FALSE(power_used(town.permit_case, town.context, PersonId{"ida"}, Role::examiner, today));
    CHECK_FALSE(town.of("emil").any()); // not lent on
    town.permit_case.grants.change()[0].to = today - a_day;
    CHECK_FALSE(town.of("dora").any()); // the lender has left
    CHECK(holders_of(town.permit_case, town.context, Role::examiner, today).empty());
}

TEST_CASE("what is one's own is not another's power", "[authority]")
{
    Town town;
    town.permit_case.grants.push_back(grant("dora", "examiner"));
    CHECK_FALSE(power_used(town.permit_case, town.context, PersonId{"dora"}, Role::examiner, today));
}

TEST_CASE("a bar takes what the barring case gives and what is lent, and leaves the rest", "[authority]")
{
    Town town;
    town.season->bars = {{PersonId{"carl"}, CaseId{"permit"}}, {PersonId{"dora"}, CaseId{"permit"}}};
    CHECK_FALSE(town.of("carl").any());
    CHECK_FALSE(town.of("dora").any());
    CHECK(town.of("ida").any());
    town.permit_case.grants.push_back(grant("carl", "examiner"));
    CHECK(town.of("carl") == Roles{Role::examiner});
    town.season->bars.clear();
    CHECK(town.of("carl") == Roles{Role::examiner, Role::clerk});
    CHECK(town.of("dora") == Roles{Role::examiner});
}

TEST_CASE("a bar from one case keeps nobody from another", "[authority]")
{
    Town town;
    town.season->bars = {{PersonId{"carl"}, CaseId{"another"}}};
    CHECK(town.of("carl") == Roles{Role::clerk});
}
