#include "engine/store/soci_journal.hpp"

#include "engine/store/query.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace engine::store {
namespace {

constexpr int scan_chunk = 500; // events in memory at once while scanning

// The columns of an event as they come, and the event they make.
class EventReader {
public:
    explicit EventReader(Query& query) : query_{query}
    {
        query_.into(stream_).into(version_).into(event_.type).into(shape_).into(event_.track).into(piece_);
        query_.into(event_.body).into(actor_).into(event_.role).into(on_behalf_of_).into(occurred_on_);
        query_.into(recorded_at_).into(event_.rule_set).into(hash_);
        query_.into(format_).into(event_.salt).into(digest_);
    }

    std::vector<Event> all()
    {
        std::vector<Event> events;
        while (query_.next())
            events.push_back(read());
        return events;
    }

private:
    Event const& read()
    {
        event_.stream.value = stream_;
        event_.version = static_cast<Version>(version_);
        event_.shape = static_cast<std::uint16_t>(shape_);
        event_.piece = static_cast<std::uint16_t>(piece_);
        event_.actor.value = actor_;
        event_.on_behalf_of.reset();
        if (!on_behalf_of_.empty())
            event_.on_behalf_of = PersonId{on_behalf_of_};
        event_.recorded_at = Instant{std::chrono::microseconds{recorded_at_}};
        std::optional<Day> const day = parse_day(occurred_on_);
        if (!day || !from_hex(hash_, event_.hash))
            throw StoreUnavailable{"the journal holds an event that cannot be read"};
        event_.occurred_on = *day;
        event_.format = static_cast<std::uint8_t>(format_);
        event_.erased.reset();
        if (!digest_.empty() && !from_hex(digest_, event_.erased.emplace()))
            throw StoreUnavailable{"the journal holds an event that cannot be read"};
        return event_;
    }

    Query& query_;
    Event event_;
    std::string stream_, actor_, on_behalf_of_, occurred_on_, hash_, digest_;
    int version_ = 0, shape_ = 0, piece_ = 0, format_ = 1;
    long long recorded_at_ = 0;
};

} // namespace

std::vector<Event> SociJournal::load(CaseId const& stream, Version after)
{
    return database_.read([&](Session& session) {
        Query query{session, sql::load_stream};
        query.use("stream", stream.value).use("after", after);
        return EventReader{query}.all();
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

std::vector<Appended> SociJournal::append(std::span<Append const> batch)
{
    Lease lease = database_.to_write();
    return append_each(*lease, batch, trust_);
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
            return EventReader{query}.all();
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
