#include "engine/store/soci_drafts.hpp"

#include "engine/store/query.hpp"

namespace engine::store {
namespace {

Query& use_key(Query& query, DraftKey const& key)
{
    return query.use("stream", key.stream.value).use("track", key.track).use("piece", key.piece);
}

} // namespace

std::optional<Draft> SociDrafts::find(DraftKey const& key)
{
    return database_.read([&](Session& session) -> std::optional<Draft> {
        Draft draft{.key = key, .body = {}, .saved_by = {}};
        int version = 0;
        long long saved_at = 0;
        Query query{session, sql::find_draft};
        use_key(query, key).into(draft.body).into(version).into(draft.saved_by.value).into(saved_at);
        if (!query.next())
            return std::nullopt;
        draft.version = static_cast<Version>(version);
        draft.saved_at = Instant{std::chrono::microseconds{saved_at}};
        return draft;
    });
}

std::optional<Draft> SociDrafts::save(DraftKey const& key, std::string body, Version seen, PersonId const& by,
                                      Instant at)
{
    Lease lease = database_.to_write();
    Query query{*lease, seen == 0 ? sql::first_draft : sql::save_draft};
    use_key(query, key).use("body", body).use("saved_by", by.value).use("saved_at", at.time_since_epoch().count());
    if (seen > 0)
        query.use("seen", seen);
    if (query.run() == 0)
        return std::nullopt;
    return Draft{.key = key, .body = std::move(body), .version = seen + 1, .saved_by = by, .saved_at = at};
}

bool SociDrafts::remove(DraftKey const& key, Version seen)
{
    Lease lease = database_.to_write();
    Query query{*lease, sql::remove_draft};
    return use_key(query, key).use("seen", seen).run() > 0;
}

std::optional<std::string> SociSettings::find(std::string const& name)
{
    return database_.read([&](Session& session) -> std::optional<std::string> {
        std::string value;
        Query query{session, sql::find_setting};
        query.use("name", name).into(value);
        if (!query.next())
            return std::nullopt;
        return value;
    });
}

void SociSettings::put(std::string const& name, std::string const& value)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::put_setting}.use("name", name).use("value", value).run();
}

} // namespace engine::store
