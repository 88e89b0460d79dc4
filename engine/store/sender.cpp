#include "engine/store/sender.hpp"

#include "engine/store/pipeline.hpp"
#include "engine/store/row_array.hpp"
#include "engine/store/sqlite_rows.hpp"

#include <array>
#include <optional>
#include <stdexcept>
#include <utility>

namespace engine::store {
namespace {

class SqliteSender : public Sender {
public:
    explicit SqliteSender(Session& session) : session_{session} {}

    void send(RowStatement const& statement, int, std::initializer_list<Value> values) override
    {
        write_row(session_, statement, values);
    }
    void flush() override {}
    void end() override {}
    std::vector<Refused> finish() override { return {}; }

private:
    Session& session_;
};

// Enough that what a statement costs by itself counts for nothing.
constexpr std::size_t rows_most = 256;

std::string replaced(std::string text, std::string_view mark, std::string_view by)
{
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
    return text;
}

// What the gates leave word of. As sub-selects they are read once a statement, not once a row.
constexpr std::string_view all_stand{"true"};
constexpr std::string_view stands{"u.n <> all (cast((select "
                                  "cast(string_to_array(coalesce(current_setting('titularis.refused', true), ''), ',')"
                                  " as integer[])) as integer[]))"};
constexpr std::string_view moved{
    "cast((select cast(string_to_array(coalesce(current_setting('titularis.moved', true), ''), ',') as integer[]))"
    " as integer[])"};
constexpr std::string_view told{R"((
        select set_config('titularis.refused',
                          concat_ws(',', nullif(current_setting('titularis.refused', true), ''),
                                    (select string_agg(cast(n as text), ',') from refused)), true) as said,
               case when (select max(strict) from refused) = 1 then refuse_append() end as raised))"};

std::string body_of(RowStatement const& statement, Gates gates, std::string_view rows)
{
    std::string body{statement.postgresql};
    for (auto const& [mark, by] : {std::pair{"@stands", gates == Gates::sifting ? stands : all_stand},
                                   {"@moved", moved},
                                   {"@told", told},
                                   {"@rows", rows}})
        body = replaced(std::move(body), mark, by);
    return body;
}

// "with u as (select * from unnest(cast($1 as event_row[])))" and the statement.
std::string text_for_rows(RowStatement const& statement, Gates gates)
{
    return "with u as (select * from unnest(cast($1 as " + std::string{statement.type} + "[])))"
        + body_of(statement, gates, "cardinality($1)");
}

// "with u as (select cast($1 as integer) as n, cast($2 as text) as stream, …)" and the statement, of which the database then
// makes the one that anybody would write for a row: no array is taken apart, and nothing is joined with it.
std::string text_for_a_row(RowStatement const& statement)
{
    std::string text = "with u as (select cast($1 as integer) as n";
    int place = 2;
    statement.columns.for_each([&](std::string_view name, std::string_view type) {
        text += ", cast($" + std::to_string(place++) + " as " + std::string{type} + ") as " + std::string{name};
    });
    return text + ")" + body_of(statement, Gates::all_or_nothing, "1");
}

class PostgresqlSender : public Sender {
public:
    PostgresqlSender(Session& session, Gates gates) : session_{session}, pipeline_{session}, gates_{gates} {}

    void send(RowStatement const& statement, int append, std::initializer_list<Value> values) override
    {
        make_room(statement, 1);
        rows_.add(statement.columns, append, values);
    }
    void send_packed(RowStatement const& statement, std::string_view rows, std::size_t count) override
    {
        make_room(statement, count);
        rows_.add(rows, count);
    }

    void flush() override
    {
        send_rows();
        pipeline_.flush();
    }
    void end() override
    {
        send_rows();
        pipeline_.synchronise();
    }
    std::vector<Refused> finish() override
    {
        send_rows();
        std::vector<Refused> refused;
        for (auto const& [append, reason] : pipeline_.finish())
            if (append >= 0)
                refused.push_back({append, reason == 1});
        return refused;
    }

private:
    void make_room(RowStatement const& statement, std::size_t count)
    {
        if (statement_ == &statement && rows_.count() + count <= rows_most)
            return;
        send_rows();
        statement_ = &statement;
        rows_.begin(session_.row_type(statement.type));
    }
    void send_rows()
    {
        if (rows_.count() == 0)
            return;
        // A lone act's rows are each alone: as arrays of one they took PostgreSQL half as much again.
        if (rows_.count() == 1 && gates_ == Gates::all_or_nothing)
            send_row();
        else
            send_array();
        statement_ = nullptr;
    }
    void send_row()
    {
        std::string const name = std::string{statement_->name} + "_alone";
        if (!pipeline_.knows(name))
            pipeline_.prepare(name, text_for_a_row(*statement_));
        pipeline_.send_binary(name, rows_.first());
        rows_.ended();
    }
    void send_array()
    {
        std::string const name = std::string{statement_->name} + (gates_ == Gates::sifting ? "_sifted" : "");
        if (!pipeline_.knows(name))
            pipeline_.prepare(name, text_for_rows(*statement_, gates_));
        pipeline_.send_binary(name, std::array{std::optional{rows_.ended()}});
    }

    Session& session_;
    Pipeline pipeline_;
    Gates gates_;
    RowStatement const* statement_ = nullptr; // whose rows are waiting
    RowArray rows_;
};

} // namespace

void Sender::send_packed(RowStatement const& statement, std::string_view, std::size_t)
{
    throw std::logic_error{"packed rows are PostgreSQL's alone: " + std::string{statement.name}};
}

std::unique_ptr<Sender> sender_for(Session& session, Gates gates)
{
    if (session.dialect() == Dialect::sqlite)
        return std::make_unique<SqliteSender>(session);
    session.ask_for_row_types(); // a pipeline answers no question
    return std::make_unique<PostgresqlSender>(session, gates);
}

} // namespace engine::store
