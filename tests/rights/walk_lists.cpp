#include "tests/rights/walk.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <cctype>
#include <set>

namespace rights {
namespace {

namespace json = boost::json;

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool is_file(std::string const& name) // whose name is a person's too
{
    return name == "camille" || name == "noel" || name == "zoe";
}

// Names and ids of the files on which he is nobody, found in the bytes of the answer.
std::string foreign_in(std::string const& body, Cast const& cast, Person const& person)
{
    std::string const text = lowered(body);
    for (auto const& [name, id] : cast.cases()) {
        if (!person.roles.at(name).empty())
            continue;
        if (text.find(id.value) != std::string::npos || text.find("dossierde" + name) != std::string::npos
            || (is_file(name) && text.find("\"" + name + "\"") != std::string::npos))
            return name;
    }
    return {};
}

std::set<std::string> own(Cast const& cast, Person const& person, std::set<std::string> const& among)
{
    std::set<std::string> ids;
    for (auto const& [name, id] : cast.cases())
        if (among.contains(name) && !person.roles.at(name).empty())
            ids.insert(id.value);
    return ids;
}

std::set<std::string> listed(json::object const& page)
{
    std::set<std::string> ids;
    for (json::value const& item : page.at("items").as_array())
        ids.emplace(item.at("id").as_string());
    return ids;
}

} // namespace

// Ways to ask for a list; nobody is to find by any of them what he does not find by the plain one.
std::vector<std::string> questions(Cast const& cast)
{
    std::vector<std::string> all;
    for (std::string const collection :
         {"trainee-years", "juries", "campaigns", "tutored-modules", "distance-accompaniments", "exam-preparations"})
        for (std::string const query :
             {"?with_total=true", "?search=dossierde&with_total=true", "?search=dossierdecamille",
              "?tag.corps=certifie", "?tag.alert=open", "?tag.outcome=titularised", "?tag.jury=apt", "?tag.module=M1",
              "?tag.minutes=45", "?tag.exams=bibas", "?tag.difficulty=open", "?tag.progress=0%2F0",
              "?changed_since=2022-01-01T00%3A00%3A00Z", "?limit=1"})
            all.push_back("/api/v1/" + collection + query);
    for (std::string const stage : {"opened", "file_sealed", "jury", "decided"})
        all.push_back("/api/v1/trainee-years?stage=" + stage);
    for (std::string const stage : {"welcoming", "accompanied"})
        all.push_back("/api/v1/tutored-modules?stage=" + stage);
    all.emplace_back("/api/v1/exam-preparations?stage=active");
    for (auto const& [name, id] : cast.cases())
        all.push_back("/api/v1/trainee-years?with_total=true&linked_to=" + id.value);
    for (std::string const group : {"to_do", "upcoming", "waiting"})
        all.push_back("/api/v1/tasks?group=" + group);
    all.emplace_back("/api/v1/me");
    all.emplace_back("/api/v1/me/data");
    all.push_back("/api/v1/juries/" + cast.at("jury").value + "/cases?with_total=true");
    all.push_back("/api/v1/juries/" + cast.at("jury").value + "/defects");
    all.push_back("/api/v1/campaigns/" + cast.at("campagne").value + "/cases?with_total=true");
    return all;
}

Walked walk_lists(Cast& cast, Door& door, ExpectedRights const& expected)
{
    Walked result;
    auto const expect = [&](bool as_told, Person const& person, std::string const& what) {
        ++result.cells;
        if (!as_told)
            result.wrong.push_back(person.id + " " + what);
    };
    for (Person const& person : expected.people()) {
        for (std::string const& question : questions(cast)) {
            api::Response const response = door.ask(person.id, api::Method::get, question);
            // An address that is not for him names a case that he has just named himself.
            bool const found = response.status == 200;
            expect(found || response.status == 404, person, question + ": " + std::to_string(response.status));
            if (!found)
                continue;
            std::string const foreign = foreign_in(response.body, cast, person);
            // What the officer wrote to open his own case is his to read, and names its campaign.
            bool const is_own_opening = foreign.starts_with("campagne") && question == "/api/v1/me/data";
            expect(foreign.empty() || is_own_opening, person, question + " tells of " + foreign);
            auto const page = json::parse(response.body).as_object();
            if (page.contains("total"))
                expect(page.at("total").to_number<std::size_t>() == page.at("items").as_array().size(), person,
                       question + " counts more than it lists");
        }
        for (auto const& [collection, among] :
             std::map<std::string, std::set<std::string>>{{"trainee-years", {"camille", "noel", "zoe"}},
                                                          {"juries", {"jury"}},
                                                          {"campaigns", {"campagne", "campagne-formation"}},
                                                          {"tutored-modules", {"module"}},
                                                          {"distance-accompaniments", {"accompagnement"}},
                                                          {"exam-preparations", {"préparation"}}}) {
            auto found =
                listed(json::parse(door.ask(person.id, api::Method::get, "/api/v1/" + collection).body).as_object());
            bool const is_elsewhere =
                std::set<std::string>{"autre-gestion", "marc", "gaelle", "denis", "nora", "sami"}.contains(person.id);
            if (collection == "campaigns" && is_elsewhere)
                found.clear(); // their own campaign is not of this table
            expect(found == own(cast, person, among), person, "list of " + collection);
        }
        for (std::string const name : {"camille", "noel", "zoe"}) {
            auto const found = listed(
                json::parse(door.ask(person.id, api::Method::get, "/api/v1/trainee-years?search=dossierde" + name).body)
                    .as_object());
            expect(found == own(cast, person, {name}), person, "search for " + name);
        }
    }
    return result;
}

} // namespace rights
