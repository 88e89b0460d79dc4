#include "engine/store/sender.hpp"

#include "engine/store/pipeline.hpp"
#include "engine/store/sqlite_rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>

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
    std::vector<Refused> finish() override { return {}; }

private:
    Session& session_;
};

// A statement is prepared for a few numbers of rows. Rows that are missing to the next of them are filled up with nulls,
// which costs less than another statement.
constexpr std::array<std::size_t, 9> row_counts{1, 2, 4, 8, 16, 32, 64, 128, 256};

std::string replaced(std::string text, std::string_view mark, std::string_view by)
{
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
    return text;
}

// What the gates leave word of. As sub-selects they are read once a statement, not once a row.
constexpr std::string_view is_there{"u.n is not null"};
constexpr std::string_view stands{"u.n is not null and u.n <> all (cast((select "
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

// "with u (n, stream, …) as (values (cast($1 as integer), cast($2 as text), …), ($18, …), …)" and the statement.
std::string text_for_rows(RowStatement const& statement, std::size_t rows, Gates gates)
{
    std::string names{"n"}, first{"(cast($1 as integer)"};
    std::size_t columns = 1;
    for (std::string_view rest = statement.columns; !rest.empty();) {
        std::string_view const column = rest.substr(0, rest.find(", "));
        rest.remove_prefix(std::min(rest.size(), column.size() + 2));
        std::size_t const space = column.find(' ');
        names += ", " + std::string{column.substr(0, space)};
        first += ", cast($" + std::to_string(++columns) + " as " + std::string{column.substr(space + 1)} + ")";
    }
    std::string text = "with u (" + names + ") as (values " + first + ")";
    for (std::size_t row = 1; row < rows; ++row)
        for (std::size_t i = 1; i <= columns; ++i)
            text += (i == 1 ? ", ($" : ", $") + std::to_string(row * columns + i) + (i == columns ? ")" : "");
    std::string const body = replaced(
        replaced(replaced(std::string{statement.postgresql}, "@stands", gates == Gates::sifting ? stands : is_there),
                 "@moved", moved),
        "@told", told);
    return text + ")" + body;
}

class PostgresqlSender : public Sender {
public:
    PostgresqlSender(Session& session, Gates gates) : pipeline_{session}, gates_{gates} {}

    void send(RowStatement const& statement, int append, std::initializer_list<Value> values) override
    {
        if (statement_ != &statement || rows_ == row_counts.back())
            send_rows();
        statement_ = &statement;
        ++rows_;
        values_.emplace_back(append);
        values_.insert(values_.end(), values);
    }

    void flush() override
    {
        send_rows();
        pipeline_.flush();
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
    void send_rows()
    {
        if (rows_ == 0)
            return;
        std::size_t const prepared = *std::lower_bound(row_counts.begin(), row_counts.end(), rows_);
        std::size_t const columns = values_.size() / rows_;
        std::string const name =
            std::string{statement_->name} + (gates_ == Gates::sifting ? "_sifted_" : "_") + std::to_string(prepared);
        if (!pipeline_.knows(name))
            pipeline_.prepare(name, text_for_rows(*statement_, prepared, gates_));
        bound_.assign(columns * prepared, nullptr);
        digits_.resize(values_.size());
        for (std::size_t i = 0; i < values_.size(); ++i)
            bound_[i] = text_of(values_[i], digits_[i]);
        pipeline_.send(name, bound_);
        rows_ = 0;
        values_.clear();
    }

    using Digits = std::array<char, 24>;
    static char const* text_of(Value const& value, Digits& digits)
    {
        if (value.is_null())
            return nullptr;
        if (auto const* const text = value.text())
            return text->c_str();
        *std::to_chars(digits.data(), digits.data() + digits.size() - 1, value.number()).ptr = '\0';
        return digits.data();
    }

    Pipeline pipeline_;
    Gates gates_;
    RowStatement const* statement_ = nullptr; // whose rows are waiting
    std::size_t rows_ = 0;
    std::vector<Value> values_;
    std::vector<char const*> bound_; // in values_, digits_, or null
    std::vector<Digits> digits_;
};

} // namespace

std::unique_ptr<Sender> sender_for(Session& session, Gates gates)
{
    if (session.dialect() == Dialect::sqlite)
        return std::make_unique<SqliteSender>(session);
    return std::make_unique<PostgresqlSender>(session, gates);
}

} // namespace engine::store
