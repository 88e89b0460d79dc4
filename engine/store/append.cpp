#include "engine/store/append.hpp"

#include "engine/store/batch.hpp"
#include "engine/store/query.hpp"
#include "engine/store/sqlite_rows.hpp"
#include "engine/store/write.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <string_view>

// SQLite lets in one writer at a time, so what is read at the start of a transaction stays true: look, sift, write.
//
// PostgreSQL has other nodes writing. Looking first would cost a round trip each time to learn that nothing stands in
// the way, so the batch is written at once, as if nothing did; and when something does, again, and the database leaves out
// the appends that it stands in the way of.
// Where appends of the batch rest on each other it writes all or nothing: only then do we look which append it was, refuse
// it, and write the others. When several nodes keep meeting, the batch is written one by one.

namespace engine::store {
namespace {

using Outcomes = std::vector<Appended>;
using Kind = DatabaseError::Kind;

constexpr int tries_together_max = 3; // of a batch, before it is taken apart
constexpr int tries_max = 10;         // of a single append; each failure means that somebody else got through

Standing look_on_sqlite(Session& session, std::span<Append const> batch)
{
    Standing standing;
    auto const look_at = [&](CaseId const& stream) {
        if (auto const version = read_number(session, sql::rows::version_of, {stream.value}))
            standing.heads[stream] = static_cast<Version>(*version);
    };
    for (Append const& append : batch) {
        look_at(append.stream);
        for (RestsOn const& other : append.rests_on)
            if (!standing.heads.contains(other.stream))
                look_at(other.stream);
        if (append.kept && read_number(session, sql::rows::is_taken, {append.kept->actor.value, append.kept->key}))
            standing.taken.insert({append.kept->actor.value, append.kept->key});
    }
    return standing;
}

Standing look(Session& session, std::span<Append const> batch)
{
    Standing standing;
    boost::json::array streams;
    for (Append const& append : batch) {
        streams.emplace_back(append.stream.value);
        for (RestsOn const& other : append.rests_on)
            streams.emplace_back(other.stream.value);
    }
    {
        std::string stream;
        int version = 0;
        Query query{session, sql::heads_of};
        query.use("streams", boost::json::serialize(streams)).into(stream).into(version);
        while (query.next())
            standing.heads[CaseId{stream}] = static_cast<Version>(version);
    }
    for (Append const& append : batch) {
        if (!append.kept)
            continue;
        std::string digest, answer;
        long long kept_at = 0;
        Query query{session, sql::kept_answer};
        query.use("actor", append.kept->actor.value).use("key", append.kept->key);
        query.into(digest).into(answer).into(kept_at);
        if (query.next())
            standing.taken.insert({append.kept->actor.value, append.kept->key});
    }
    return standing;
}

bool any_done(Outcomes const& outcomes)
{
    return std::find(outcomes.begin(), outcomes.end(), Appended::done) != outcomes.end();
}

std::optional<std::size_t> first_refused(Outcomes const& outcomes)
{
    auto const found =
        std::find_if(outcomes.begin(), outcomes.end(), [](Appended outcome) { return outcome != Appended::done; });
    if (found == outcomes.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - outcomes.begin());
}

// The log still holds pages as they were. A reader may be in the way: then the next checkpoint does it.
void empty_log(Session& session)
{
    try {
        session.run_script("erase", "pragma wal_checkpoint(truncate)");
    } catch (DatabaseError const&) {
        return; // the commit stands
    }
}

// On SQLite, within a transaction. Whether something was erased: then commit() has more to do.
bool write_on_sqlite(Session& session, Commit const& commit)
{
    bool const erases = !commit.erased.empty();
    if (erases) // zeros over what was there, not only a page marked as free
        session.run_script("erase", "pragma secure_delete = on");
    write(session, commit, Gates::all_or_nothing); // it was looked at
    return erases;
}

// Only a loss while committing leaves it open whether anything was written.
void commit(Session& session, Transaction& transaction, bool erases)
{
    try {
        transaction.commit();
    } catch (DatabaseError const& error) {
        constexpr std::string_view input_or_output{"SQLITE_10"};
        throw StoreUnavailable{error.what(), error.kind == Kind::lost || error.code == input_or_output};
    }
    if (erases)
        empty_log(session);
}

// What `writes` answers with; nothing when another writer was in the way. Throws StoreUnavailable when it cannot be known, or
// for any other fault.
template <class Writes>
auto unless_in_the_way(Writes const& writes) -> std::optional<decltype(writes())>
{
    try {
        return writes();
    } catch (DatabaseError const& error) {
        if (error.kind == Kind::lost)
            throw StoreUnavailable{error.what(), true};
        if (error.kind == Kind::refused)
            throw;
        return std::nullopt;
    }
}

std::optional<std::vector<Refused>> sift_on_postgresql(Session& session, Commit const& commit)
{
    return unless_in_the_way([&] { return write(session, commit, Gates::sifting); });
}

// The last that the session is to write: all or nothing.
void begin_whole(Writing& writing, std::span<Append const> batch, Outcomes const& outcomes)
{
    if (are_apart(batch))
        writing.add_last_apart(batch);
    else
        writing.add_last(gather(batch, outcomes));
}

// False when something was in the way.
bool is_written_whole(Session& session, std::span<Append const> batch, Outcomes const& outcomes)
{
    return unless_in_the_way([&] {
               Writing writing{session};
               begin_whole(writing, batch, outcomes);
               writing.finish();
               return true;
           })
        .has_value();
}

class SentAppends : public Journal::Sent {
public:
    SentAppends(std::unique_ptr<Lease> lease, std::span<Append const> batch, Outcomes outcomes, Trust& trust)
        : lease_{std::move(lease)}, writing_{**lease_}, outcomes_{std::move(outcomes)}, trust_{trust}
    {
        begin_whole(writing_, batch, outcomes_);
    }

    int socket() const override { return (*lease_)->socket(); }
    std::optional<Outcomes> answer() override
    {
        auto done = unless_in_the_way([this] {
            writing_.finish();
            return std::move(outcomes_);
        });
        if (!done)
            trust_.lose();
        return done;
    }

private:
    std::unique_ptr<Lease> lease_;
    Writing writing_; // on its session
    Outcomes outcomes_;
    Trust& trust_;
};

// Within a transaction. False when another writer was in the way: it comes to nothing.
bool has_written(Writing& writing)
{
    try {
        writing.finish();
        return true;
    } catch (DatabaseError const& error) {
        if (error.kind == Kind::clash)
            return false;
        throw;
    }
}

Outcomes sqlite_each(Session& session, std::span<Append const> batch)
{
    Transaction transaction{session};
    Standing const standing = look_on_sqlite(session, batch);
    Outcomes outcomes = sift(batch, &standing);
    if (any_done(outcomes))
        commit(session, transaction, write_on_sqlite(session, gather(batch, outcomes)));
    return outcomes;
}

// Nothing when others keep getting in between.
std::optional<Outcomes> postgresql_try(Session& session, std::span<Append const> batch, Trust& trust, int tries)
{
    Outcomes outcomes = sift(batch, nullptr);
    bool contradicted = first_refused(outcomes).has_value(); // by each other, and only the journal tells which is right
    if (!contradicted && trust.is_given()) {
        if (is_written_whole(session, batch, outcomes))
            return outcomes;
        trust.lose();
    }
    for (int i = 0; i < tries; ++i) {
        if (contradicted) {
            Standing const standing = look(session, batch);
            outcomes = sift(batch, &standing);
            if (!any_done(outcomes))
                return outcomes;
        }
        Commit const commit = gather(batch, outcomes);
        if (auto const refused = sift_on_postgresql(session, commit)) {
            for (Refused const& one : *refused)
                outcomes[commit.heads[static_cast<std::size_t>(one.append)].append] =
                    one.key_taken ? Appended::key_taken : Appended::conflict;
            return outcomes;
        }
        contradicted = true;
    }
    return std::nullopt;
}

Outcomes postgresql_one_by_one(Session& session, std::span<Append const> batch, Trust& trust)
{
    Outcomes outcomes;
    std::set<CaseId> refused;
    for (Append const& append : batch) {
        try {
            auto const one = refused.contains(append.stream)
                ? Outcomes{Appended::conflict}
                : postgresql_try(session, std::span{&append, 1}, trust, tries_max);
            if (!one)
                throw StoreUnavailable{"append: a key is in the way that is not the journal's"};
            outcomes.push_back(one->front());
            if (outcomes.back() != Appended::done)
                refused.insert(append.stream);
        } catch (StoreUnavailable const& error) {
            // Those before are written already.
            throw StoreUnavailable{error.what(), error.outcome_unknown || any_done(outcomes)};
        }
    }
    return outcomes;
}

// One transaction over all of them, of which one at a time is in memory. Nothing when another writer was in the way.
std::optional<Journal::Together> try_portions(Session& session, Journal::Portions const& portions, bool look_first)
{
    bool const on_sqlite = session.dialect() == Dialect::sqlite;
    Transaction transaction{session};
    Journal::Together together;
    std::size_t before = 0; // appends of the portions before
    bool clashed = false, erases = false;
    std::optional<Writing> writing; // on PostgreSQL
    portions([&](std::span<Append const> portion) {
        std::optional<Standing> standing;
        if (on_sqlite || look_first)
            standing = on_sqlite ? look_on_sqlite(session, portion) : look(session, portion);
        Outcomes const outcomes = sift(portion, standing ? &*standing : nullptr);
        if (auto const culprit = first_refused(outcomes)) {
            together = {outcomes[*culprit], before + *culprit};
            return false;
        }
        before += portion.size();
        Commit const share = gather(portion, outcomes);
        if (on_sqlite) {
            erases = write_on_sqlite(session, share) || erases;
            return true;
        }
        if (!writing)
            writing.emplace(session);
        writing->add(share);
        if (look_first) { // at the next portion too: it needs the session
            clashed = !has_written(*writing);
            writing.reset();
        }
        return !clashed;
    });
    if (writing)
        clashed = !has_written(*writing);
    if (clashed)
        return std::nullopt;
    if (together.outcome == Appended::done)
        commit(session, transaction, erases);
    return together;
}

} // namespace

std::vector<Appended> append_each(Session& session, std::span<Append const> batch, Trust& trust)
{
    if (batch.empty())
        return {};
    if (session.dialect() == Dialect::sqlite)
        return sqlite_each(session, batch);
    if (auto const outcomes = postgresql_try(session, batch, trust, tries_together_max))
        return *outcomes;
    return postgresql_one_by_one(session, batch, trust);
}

std::unique_ptr<Journal::Sent> send_all(std::unique_ptr<Lease> lease, std::span<Append const> batch, Trust& trust)
{
    Outcomes outcomes = sift(batch, nullptr);
    if (first_refused(outcomes) || !trust.is_given())
        return nullptr;
    return std::make_unique<SentAppends>(std::move(lease), batch, std::move(outcomes), trust);
}

Journal::Together append_all(Session& session, std::span<Append const> batch)
{
    if (batch.empty())
        return {};
    return append_all(session, [batch](Journal::Take const& take) { take(batch); });
}

Journal::Together append_all(Session& session, Journal::Portions const& portions)
{
    for (int i = 0; i < tries_max; ++i)
        if (auto const together = try_portions(session, portions, i > 0))
            return *together;
    throw StoreUnavailable{"append: a key is in the way that is not the journal's"};
}

} // namespace engine::store
