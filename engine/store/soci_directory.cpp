#include "engine/store/soci_directory.hpp"

#include "engine/store/folding.hpp"
#include "engine/store/query.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <span>

namespace engine::store {
namespace {

// In one statement. libpq keeps for good a buffer as large as the largest that a connection has sent.
constexpr std::size_t people_at_once = 250;

// The columns of a person as they come, and who it is.
class PersonReader {
public:
    explicit PersonReader(Query& query) : query_{query}
    {
        query.into(person_.id.value).into(person_.email).into(person_.family_name).into(person_.given_name);
        query.into(person_.title).into(administrator_);
    }

    Person const* next()
    {
        if (!query_.next())
            return nullptr;
        person_.administrator = administrator_ != 0;
        return &person_;
    }

private:
    Query& query_;
    Person person_;
    int administrator_ = 0;
};

std::vector<Person> people_of(Query& query)
{
    std::vector<Person> people;
    PersonReader reader{query};
    while (auto const* const person = reader.next())
        people.push_back(*person);
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

// As put_people takes them.
std::string json_of(std::span<Person const> people)
{
    boost::json::array list;
    for (Person const& person : people)
        list.push_back({{"id", person.id.value},
                        {"email", person.email},
                        {"family_name", person.family_name},
                        {"given_name", person.given_name},
                        {"title", person.title},
                        {"administrator", person.administrator ? 1 : 0},
                        {"listed_name", spaced(in_capitals(person.family_name), person.given_name)},
                        {"sort_name", folded(spaced(person.family_name, person.given_name))}});
    return boost::json::serialize(list);
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

std::map<std::string, Person> SociDirectory::find_by_email(std::vector<std::string> const& emails)
{
    boost::json::array list;
    for (std::string const& email : emails)
        list.emplace_back(email);
    return database_.read([&](Session& session) {
        std::map<std::string, Person> found;
        std::string asked;
        Query query{session, sql::find_people_by_email};
        PersonReader reader{query.use("emails", boost::json::serialize(list)).into(asked)};
        while (auto const* const person = reader.next())
            found.emplace(asked, *person);
        return found;
    });
}

void SociDirectory::put(std::vector<Person> const& people)
{
    Lease lease = database_.to_write();
    Transaction transaction{*lease};
    try {
        for (std::span<Person const> rest{people}; !rest.empty();) {
            auto const some = rest.first(std::min(rest.size(), people_at_once));
            Query{*lease, sql::put_people}.use("people", json_of(some)).run();
            rest = rest.subspan(some.size());
        }
    } catch (DatabaseError const& error) {
        if (error.kind == DatabaseError::Kind::clash)
            throw std::invalid_argument{"this e-mail belongs to another person"};
        throw;
    }
    transaction.commit();
}

std::vector<Person> SociDirectory::all()
{
    return database_.read([](Session& session) {
        Query query{session, sql::all_people};
        return people_of(query);
    });
}

} // namespace engine::store
