#include "engine/store/pipeline.hpp"

#include <libpq-fe.h>

#include <cstdlib>
#include <memory>

namespace engine::store {

std::string_view Columns::operator[](int column) const
{
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

Pipeline::Pipeline(Session& session) : session_{session}, connection_{session.postgresql()}
{
    PQenterPipelineMode(connection_);
}

Pipeline::~Pipeline()
{
    if (!finished_)
        session_.close();
}

// Should one of the calls below not go through, the connection is lost, and finish() finds out.
void Pipeline::prepare(std::string const& name, std::string const& sql)
{
    PQsendPrepare(connection_, name.c_str(), sql.c_str(), 0, nullptr);
    sent_.push_back({name, true});
    session_.sent_statements().insert(name);
}

void Pipeline::send(std::string const& name, std::span<char const* const> values)
{
    PQsendQueryPrepared(connection_, name.c_str(), static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0);
    sent_.push_back({name, false});
}

void Pipeline::send_binary(std::string const& name, std::span<std::optional<std::string_view> const> values)
{
    std::vector<char const*> bytes;
    std::vector<int> sizes;
    for (auto const& value : values) {
        bytes.push_back(value ? value->data() : nullptr);
        sizes.push_back(value ? static_cast<int>(value->size()) : 0);
    }
    std::vector<int> const binary(values.size(), 1);
    PQsendQueryPrepared(connection_, name.c_str(), static_cast<int>(values.size()), bytes.data(), sizes.data(),
                        binary.data(), 0);
    sent_.push_back({name, false});
}

void Pipeline::flush()
{
    PQflush(connection_);
}

void Pipeline::synchronise()
{
    if (!synchronised_)
        synchronised_ = PQpipelineSync(connection_) == 1;
}

std::vector<Pipeline::Row> Pipeline::finish()
{
    std::vector<Row> rows;
    finish([&](std::string const&, Columns const& row) {
        rows.emplace_back(std::atoi(row[0].data()), std::atoi(row[1].data()));
    });
    return rows;
}

void Pipeline::finish(Each const& each)
{
    synchronise();
    finished_ = synchronised_ && read_results(each) && PQexitPipelineMode(connection_) == 1;
    if (!finished_)
        throw DatabaseError{sent_.empty() ? "pipeline" : sent_.front().name, failure_.value_or(""),
                            DatabaseError::Kind::lost};
    if (failure_)
        session_.raise(failed_, *failure_);
}

// For each statement its result and a null, then the result of the synchronisation. False when the connection is lost: libpq
// does not always say so. When what was sent could not be written, and the server has still said something (a warning that it
// ends), it answers with nulls for ever and takes the connection to be good.
bool Pipeline::read_results(Each const& each)
{
    for (std::size_t done = 0;;) {
        std::unique_ptr<PGresult, decltype(&PQclear)> const result{PQgetResult(connection_), PQclear};
        if (!result) {
            if (PQstatus(connection_) != CONNECTION_OK || ++done > sent_.size())
                return false;
            continue;
        }
        switch (PQresultStatus(result.get())) {
        case PGRES_PIPELINE_SYNC: return true;
        case PGRES_COMMAND_OK: break;
        case PGRES_TUPLES_OK:
            for (int i = 0; i < PQntuples(result.get()); ++i)
                each(sent_[done].name, {result.get(), i});
            break;
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
