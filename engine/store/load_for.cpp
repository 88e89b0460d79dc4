#include "engine/store/load_for.hpp"

#include "engine/store/event_columns.hpp"
#include "engine/store/pipeline.hpp"
#include "engine/store/query.hpp"

#include <array>
#include <initializer_list>
#include <span>
#include <string>

namespace engine::store {
namespace {

std::vector<Event> load_on_sqlite(Session& session, PersonId const& person, CaseId const& id, Day first, Day last)
{
    Transaction transaction{session, person, last};
    bool has_a_hand = false;
    {
        int one = 0;
        Query query{session, sql::holds_role};
        query.use("case_id", id.value).use("person", person.value);
        query.use("first", to_text(first)).use("last", to_text(last)).into(one);
        has_a_hand = query.next();
    }
    std::vector<Event> events;
    if (has_a_hand) {
        Query query{session, sql::load_stream};
        events = events_of(query.use("stream", id.value).use("after", 0));
    }
    transaction.commit();
    return events;
}

// All in one round trip, and one transaction. The person's own question is asked as for every reader: under
// titularis_reader, to whom row-level security shows what is the person's. PostgreSQL keeps the answer, and goes to no event
// without it.
class Round {
public:
    explicit Round(Session& session) : pipeline_{session} {}

    void send(sql::Piped const& statement, std::initializer_list<char const*> values)
    {
        std::string const name{statement.name};
        if (!pipeline_.knows(name))
            pipeline_.prepare(name, std::string{statement.text});
        pipeline_.send(name, std::span{values.begin(), values.size()});
    }
    std::vector<Event> events(sql::Piped const& of)
    {
        std::vector<Event> events;
        EventColumns columns;
        pipeline_.finish([&](std::string const& statement, Columns const& row) {
            if (statement != of.name)
                return;
            columns.fill(row);
            events.push_back(columns.event());
        });
        return events;
    }

private:
    Pipeline pipeline_;
};

std::vector<Event> load_on_postgresql(Session& session, PersonId const& person, CaseId const& id, Day first, Day last)
{
    std::string const from = to_text(first);
    std::string const to = to_text(last);
    Round round{session};
    round.send(sql::read_as_person, {person.value.c_str(), to.c_str()});
    round.send(sql::has_a_hand, {id.value.c_str(), person.value.c_str(), to.c_str(), from.c_str()});
    round.send(sql::work_again, {});
    round.send(sql::load_if_he_has, {id.value.c_str()});
    return round.events(sql::load_if_he_has);
}

} // namespace

std::vector<Event> load_for(Session& session, PersonId const& person, CaseId const& id, Day first, Day last)
{
    return session.dialect() == Dialect::sqlite ? load_on_sqlite(session, person, id, first, last)
                                                : load_on_postgresql(session, person, id, first, last);
}

} // namespace engine::store
