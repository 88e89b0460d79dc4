#include "engine/store/pipeline.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace engine::store {
namespace {

// ":name" as we write it becomes "$1" as libpq takes it: the text, and the names in the order of their numbers.
struct Numbered {
    std::string text;
    std::vector<std::string_view> names;
};

Numbered numbered(std::string_view sql)
{
    Numbered out;
    for (std::size_t i = 0; i < sql.size();) {
        if (sql[i] != ':') {
            out.text += sql[i++];
            continue;
        }
        std::size_t end = i + 1;
        while (end < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[end])) != 0 || sql[end] == '_'))
            ++end;
        std::string_view const name = sql.substr(i + 1, end - i - 1);
        auto const known = std::find(out.names.begin(), out.names.end(), name);
        out.text += "$" + std::to_string(known - out.names.begin() + 1);
        if (known == out.names.end())
            out.names.push_back(name);
        i = end;
    }
    return out;
}

} // namespace

Pipeline::Pipeline(Session& session) : session_{session}, connection_{session.postgresql()}
{
    PQenterPipelineMode(connection_);
}

Pipeline::~Pipeline()
{
    if (!finished_)
        session_.close();
}

std::vector<std::string_view> const& Pipeline::prepared(std::string const& name, std::string_view sql)
{
    auto& known = session_.sent_statements();
    auto const found = known.find(name);
    if (found != known.end())
        return found->second;
    Numbered const text = numbered(sql);
    PQsendPrepare(connection_, name.c_str(), text.text.c_str(), 0, nullptr);
    sent_.push_back({name, true});
    return known.emplace(name, text.names).first->second;
}

// Should one of the calls below not go through, the connection is lost, and finish() finds out.
void Pipeline::send(std::string_view name, std::string_view sql, Texts const& values)
{
    std::string const key{name};
    std::vector<std::string_view> const& names = prepared(key, sql);
    std::vector<char const*> bound(names.size(), nullptr);
    for (auto const& [value_name, text] : values) {
        auto const place = std::find(names.begin(), names.end(), value_name);
        if (place != names.end())
            bound[static_cast<std::size_t>(place - names.begin())] = text.c_str();
    }
    PQsendQueryPrepared(connection_, key.c_str(), static_cast<int>(bound.size()), bound.data(), nullptr, nullptr, 0);
    sent_.push_back({key, false});
}

void Pipeline::finish()
{
    bool const synchronised = PQpipelineSync(connection_) == 1 && read_results();
    finished_ = synchronised && PQexitPipelineMode(connection_) == 1;
    if (!finished_)
        throw DatabaseError{"write", failure_.value_or(""), DatabaseError::Kind::lost};
    if (failure_)
        session_.raise(failed_, *failure_);
}

// For each statement its result and a null, then the result of the synchronisation. False when the connection is lost.
bool Pipeline::read_results()
{
    for (std::size_t done = 0;;) {
        std::unique_ptr<PGresult, decltype(&PQclear)> const result{PQgetResult(connection_), PQclear};
        if (!result) {
            if (PQstatus(connection_) != CONNECTION_OK)
                return false;
            ++done;
            continue;
        }
        switch (PQresultStatus(result.get())) {
        case PGRES_PIPELINE_SYNC: return true;
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK: break;
        case PGRES_PIPELINE_ABORTED: // one before has failed
            forget_preparation(done);
            break;
        default: note_failure(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE), done); break;
        }
    }
}

void Pipeline::note_failure(char const* state, std::size_t done)
{
    forget_preparation(done);
    if (failure_)
        return;
    failure_ = state ? state : "";
    failed_ = done < sent_.size() ? sent_[done].name : "commit";
}

void Pipeline::forget_preparation(std::size_t done)
{
    if (done < sent_.size() && sent_[done].is_preparation)
        session_.sent_statements().erase(sent_[done].name);
}

} // namespace engine::store
