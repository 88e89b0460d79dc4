#include "examples/player/requests.hpp"

#include "examples/player/staff.hpp"

#include <algorithm>
#include <ostream>
#include <stdexcept>

namespace examples::player {

namespace {

constexpr std::string_view incomplete = "/api/v1/trainee-years?tag.complete=no&limit=20";

// The people of a case, as its opening names them.
struct Around {
    std::string path;
    std::string head;
    std::string inspector;
};

std::string person_in(Cast const& cast, boost::json::object const& opening, std::string_view role)
{
    auto const* id = opening.if_contains(role);
    return id != nullptr && id->is_string() ? cast.email_of({std::string{id->as_string()}}) : std::string{};
}

std::vector<Around> incomplete_cases(Performer& performer, Cast const& cast)
{
    auto const& officer = holder_of("case_officer");
    auto const list = performer.get(std::string{incomplete}, officer);
    if (!list.is(200))
        throw std::runtime_error{"la liste des dossiers est refusée : " + list.text};
    std::vector<Around> cases;
    for (auto const& item : list.body.at("items").as_array()) {
        auto const path = std::string{item.at("links").at("self").as_string()};
        auto const year = performer.get(path + "/year", officer);
        if (!year.is(200))
            continue;
        auto const& opening = year.body.at("entries").as_array().at(0).at("body").as_object();
        cases.push_back({path, person_in(cast, opening, "head_of_school"), person_in(cast, opening, "inspector")});
    }
    return cases;
}

bool has_much_to_do(Performer& performer, Around const& around)
{
    auto const tasks = performer.get("/api/v1/tasks?group=to_do", around.head);
    return tasks.is(200) && tasks.body.at("items").as_array().size() >= 2;
}

// Whether the inspector's opinion waits for something that the answer explains.
bool is_closed_to_inspector(Performer& performer, Around const& around)
{
    auto const actions = performer.get(around.path + "/actions", around.inspector);
    return actions.is(200)
        && std::ranges::any_of(actions.body.at("items").as_array(), [](boost::json::value const& action) {
               auto const* refusal = action.at("refusal").if_object();
               return action.at("command") == "give_opinion" && refusal != nullptr && refusal->contains("conditions");
           });
}

template <class Fits>
Around const& first_that(std::vector<Around> const& cases, Fits fits)
{
    auto const found = std::ranges::find_if(cases, fits);
    if (found != cases.end())
        return *found;
    if (cases.empty())
        throw std::runtime_error{"aucun dossier incomplet : l'année est finie, ou n'a pas commencé"};
    return cases.front();
}

} // namespace

void print_requests(Performer& performer, Cast const& cast, std::string const& url, std::ostream& out)
{
    auto const cases = incomplete_cases(performer, cast);
    auto const& busy = first_that(cases, [&](Around const& one) { return has_much_to_do(performer, one); });
    auto const& closed = first_that(cases, [&](Around const& one) { return is_closed_to_inspector(performer, one); });
    auto const print = [&](std::string_view what, std::string const& by, std::string_view target) {
        out << "\n# " << what << "\ncurl -s -H 'Authorization: Bearer " << cast.of(by).token << "' '" << url << target
            << "'\n";
    };
    print("Ce qu'il reste à faire à une cheffe ou un chef d'établissement", busy.head, "/api/v1/tasks?group=to_do");
    print("Ce qu'un inspecteur peut faire dans un dossier, et pourquoi le reste est fermé", closed.inspector,
          closed.path + "/actions");
    print("Les dossiers où il manque une pièce, pour le secrétariat du jury", holder_of("jury_secretary"), incomplete);
}

} // namespace examples::player
