#include "engine/store/sender.hpp"

#include "engine/store/pipeline.hpp"
#include "engine/store/query.hpp"

namespace engine::store {
namespace {

class SqliteSender : public Sender {
public:
    explicit SqliteSender(Session& session) : session_{session} {}

    void send(Statement const& statement, Values values) override
    {
        Query query{session_, statement};
        for (auto& [name, value] : values)
            std::visit([&](auto& held) { query.use(std::string{name}, std::move(held)); }, value);
        query.run();
    }
    void finish() override {}

private:
    Session& session_;
};

std::string text_of(Value const& value)
{
    if (auto const* text = std::get_if<std::string>(&value))
        return *text;
    return std::to_string(std::get<std::int64_t>(value));
}

// A list as PostgreSQL reads it: {"a","b"}.
void add_to_list(std::string& list, Value const& value)
{
    list += list.empty() ? "{" : ",";
    auto const* text = std::get_if<std::string>(&value);
    if (!text) {
        list += std::to_string(std::get<std::int64_t>(value));
        return;
    }
    list += '"';
    for (char const c : *text) {
        if (c == '"' || c == '\\')
            list += '\\';
        list += c;
    }
    list += '"';
}

class PostgresqlSender : public Sender {
public:
    explicit PostgresqlSender(Session& session) : pipeline_{session} {}

    void send(Statement const& statement, Values values) override
    {
        if (statement_ != &statement)
            flush();
        statement_ = &statement;
        rows_.push_back(std::move(values));
    }

    void finish() override
    {
        flush();
        pipeline_.finish();
    }

private:
    // Below this many rows it is quicker to send them singly than to have lists taken apart.
    static constexpr std::size_t rows_for_lists = 4;

    void flush()
    {
        if (rows_.size() >= rows_for_lists && !statement_->many.empty())
            send_lists();
        else
            for (Values const& row : rows_)
                send_row(row);
        rows_.clear();
    }

    void send_row(Values const& row)
    {
        Pipeline::Texts texts;
        for (auto const& [name, value] : row)
            texts.emplace_back(name, text_of(value));
        pipeline_.send(statement_->name, statement_->postgresql, texts);
    }

    void send_lists()
    {
        Pipeline::Texts lists;
        for (auto const& [name, value] : rows_.front())
            lists.emplace_back(name, std::string{});
        for (Values const& row : rows_)
            for (std::size_t i = 0; i < row.size(); ++i)
                add_to_list(lists[i].second, row[i].second);
        for (auto& [name, list] : lists)
            list += '}';
        pipeline_.send(many_name(), statement_->many, lists);
    }

    std::string many_name() const { return std::string{statement_->name} + "_many"; }

    Pipeline pipeline_;
    Statement const* statement_ = nullptr; // whose rows are waiting
    std::vector<Values> rows_;
};

} // namespace

std::unique_ptr<Sender> sender_for(Session& session)
{
    if (session.dialect() == Dialect::sqlite)
        return std::make_unique<SqliteSender>(session);
    return std::make_unique<PostgresqlSender>(session);
}

} // namespace engine::store
