#include "engine/store/soci_journal.hpp"

#include "engine/store/event_columns.hpp"
#include "engine/store/query.hpp"
#include "engine/store/write.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace engine::store {
namespace {

constexpr int scan_chunk = 500; // events in memory at once while scanning

} // namespace

std::vector<Event> SociJournal::load(CaseId const& stream, Version after)
{
    return database_.read([&](Session& session) {
        Query query{session, sql::load_stream};
        return events_of(query.use("stream", stream.value).use("after", after));
    });
}

Version SociJournal::version_of(CaseId const& stream)
{
    return database_.read([&](Session& session) {
        int version = 0;
        Query query{session, sql::head_version};
        query.use("stream", stream.value).into(version);
        return query.next() ? static_cast<Version>(version) : Version{0};
    });
}

std::map<CaseId, Version> SociJournal::versions_of(std::span<CaseId const> streams)
{
    boost::json::array asked;
    for (CaseId const& stream : streams)
        asked.emplace_back(stream.value);
    return database_.read([&](Session& session) {
        std::map<CaseId, Version> versions;
        std::string stream;
        int version = 0;
        Query query{session, sql::heads_of};
        query.use("streams", boost::json::serialize(asked)).into(stream).into(version);
        while (query.next())
            versions.emplace(CaseId{stream}, static_cast<Version>(version));
        return versions;
    });
}

void SociJournal::prepare(Append& append) const
{
    if (dialect_ == Dialect::postgresql && !append.events.empty())
        append.prepared = prepared(append);
}

std::vector<Appended> SociJournal::append(std::span<Append const> batch)
{
    Lease lease = database_.to_write();
    return append_each(*lease, batch, trust_);
}

std::unique_ptr<Journal::Sent> SociJournal::send(std::span<Append const> batch)
{
    auto lease = database_.to_write_at_once();
    return lease ? send_all(std::move(lease), batch, trust_) : nullptr;
}

Journal::Together SociJournal::append_together(std::span<Append const> batch)
{
    Lease lease = database_.to_write();
    return append_all(*lease, batch);
}

Journal::Together SociJournal::append_portions(Portions const& portions)
{
    Lease lease = database_.to_write();
    return append_all(*lease, portions);
}

std::optional<KeptAnswer> SociJournal::kept_answer(PersonId const& actor, std::string const& key)
{
    return database_.read([&](Session& session) -> std::optional<KeptAnswer> {
        KeptAnswer kept{.actor = actor, .key = key, .request_digest = {}, .answer = {}};
        long long kept_at = 0;
        Query query{session, sql::kept_answer};
        query.use("actor", actor.value).use("key", key);
        query.into(kept.request_digest).into(kept.answer).into(kept_at);
        if (!query.next())
            return std::nullopt;
        kept.kept_at = Instant{std::chrono::microseconds{kept_at}};
        return kept;
    });
}

void SociJournal::forget_answers(Instant kept_before)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::forget_answers}.use("before", kept_before.time_since_epoch().count()).run();
}

std::vector<PendingWork> SociJournal::pending(std::size_t limit)
{
    return database_.read([&](Session& session) {
        std::vector<PendingWork> found;
        PendingWork work;
        long long id = 0;
        Query query{session, sql::pending_work};
        query.use("limit", static_cast<std::int64_t>(limit)).into(id).into(work.kind).into(work.payload);
        while (query.next()) {
            work.id = id;
            found.push_back(work);
        }
        return found;
    });
}

void SociJournal::pending_done(std::int64_t id)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::pending_done}.use("id", id).run();
}

void SociJournal::scan(std::function<void(Event const&)> const& each)
{
    for (std::vector<Event> chunk(1);;) {
        Event const& last = chunk.back(); // before the first chunk: an event of no stream
        chunk = database_.read([&](Session& session) {
            Query query{session, sql::scan_events};
            query.use("stream", last.stream.value).use("after", last.version).use("limit", scan_chunk);
            return events_of(query);
        });
        for (Event const& event : chunk)
            each(event);
        if (chunk.size() < scan_chunk)
            return;
    }
}

ChainVerifier::Heads SociJournal::heads()
{
    return database_.read([&](Session& session) {
        ChainVerifier::Heads heads;
        std::string stream, hash;
        int version = 0;
        Query query{session, sql::all_heads};
        query.into(stream).into(version).into(hash);
        while (query.next()) {
            auto& head = heads[CaseId{stream}];
            head.version = static_cast<Version>(version);
            if (!from_hex(hash, head.hash))
                throw StoreUnavailable{"the journal holds a head that cannot be read"};
        }
        return heads;
    });
}

} // namespace engine::store
