#include "engine/store/soci_directory.hpp"

#include "engine/store/folding.hpp"
#include "engine/store/query.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace engine::store {
namespace {

std::vector<Person> people_of(Query& query)
{
    std::vector<Person> people;
    Person person;
    int administrator = 0;
    query.into(person.id.value).into(person.email).into(person.family_name).into(person.given_name);
    query.into(person.title).into(administrator);
    while (query.next()) {
        person.administrator = administrator != 0;
        people.push_back(person);
    }
    return people;
}

std::optional<Person> first_of(std::vector<Person> people)
{
    if (people.empty())
        return std::nullopt;
    return std::move(people.front());
}

std::string spaced(std::string const& family_name, std::string const& given_name)
{
    return given_name.empty() ? family_name : family_name + " " + given_name;
}

} // namespace

std::optional<Person> SociDirectory::find(PersonId const& id)
{
    return database_.read([&](Session& session) {
        Query query{session, sql::find_person};
        return first_of(people_of(query.use("id", id.value)));
    });
}

std::optional<Person> SociDirectory::find_by_email(std::string const& email)
{
    return database_.read([&](Session& session) {
        Query query{session, sql::find_person_by_email};
        return first_of(people_of(query.use("email", email)));
    });
}

std::vector<Person> SociDirectory::find(std::vector<PersonId> const& ids)
{
    boost::json::array list;
    for (PersonId const& id : ids)
        list.emplace_back(id.value);
    return database_.read([&](Session& session) {
        Query query{session, sql::find_people};
        return people_of(query.use("ids", boost::json::serialize(list)));
    });
}

void SociDirectory::put(Person const& person)
{
    Lease lease = database_.to_write();
    try {
        Query{*lease, sql::put_person}
            .use("id", person.id.value)
            .use("email", person.email)
            .use("family_name", person.family_name)
            .use("given_name", person.given_name)
            .use("title", person.title)
            .use("administrator", person.administrator ? 1 : 0)
            .use("listed_name", spaced(in_capitals(person.family_name), person.given_name))
            .use("sort_name", folded(spaced(person.family_name, person.given_name)))
            .run();
    } catch (DatabaseError const& error) {
        if (error.kind == DatabaseError::Kind::clash)
            throw std::invalid_argument{"this e-mail belongs to another person"};
        throw;
    }
}

std::vector<Person> SociDirectory::all()
{
    return database_.read([](Session& session) {
        Query query{session, sql::all_people};
        return people_of(query);
    });
}

} // namespace engine::store
