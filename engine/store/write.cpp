#include "engine/store/write.hpp"

#include "engine/store/folding.hpp"
#include "engine/store/packed_rows.hpp"
#include "engine/store/prepared_rows.hpp"
#include "engine/store/sender.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace engine::store {
namespace {

namespace rows = store::sql::rows;

using Row = std::initializer_list<Value>;

// As Rows::write() takes them.
constexpr std::array statements_in_order{
    &rows::open_head,       &rows::move_head,         &rows::insert_event,       &rows::erase_body,
    &rows::erase_drafts,    &rows::erase_answers,     &rows::keep_answer,        &rows::add_pending,
    &rows::drop_draft,      &rows::purge_line,        &rows::purge_links,        &rows::purge_participations,
    &rows::purge_bars,      &rows::purge_delegations, &rows::put_line,           &rows::move_line,
    &rows::drop_link,       &rows::put_link,          &rows::drop_participation, &rows::put_participation,
    &rows::drop_delegation, &rows::put_delegation,    &rows::drop_bar,           &rows::put_bar};

RowStatement const& held(std::size_t rests)
{
    return rests == 1 ? rows::hold_rest : rows::hold_rests;
}

} // namespace

class Writing::Rows {
public:
    Rows(Session& session, Gates gates)
        : gates_{gates}, heads_end_drafts_{gates == Gates::all_or_nothing && session.dialect() == Dialect::postgresql},
          sender_{sender_for(session, gates)}
    {
    }

    // What one append writes in its commit, but for what it rests on.
    static std::shared_ptr<Prepared const> prepared(Append const& append);

    void write(Commit const& commit);
    void write(std::span<Append const> apart);
    void flush() { sender_->flush(); }
    void end() { sender_->end(); }
    std::vector<Refused> finish() { return sender_->finish(); }

private:
    void send(RowStatement const& statement, int share, Row row) { sender_->send(statement, share, row); }

    explicit Rows(std::unique_ptr<Sender> postgresql)
        : gates_{Gates::all_or_nothing}, heads_end_drafts_{true}, sender_{std::move(postgresql)}
    {
    }

    void gates(Commit const& commit);
    bool ends_drafts(Commit::Head const& head) const; // as it moves on
    void head(Commit::Head const& head, int share);
    void event(Event const& event, int share);
    void erase(Commit::Erased const& erased, int share);
    void answer(KeptAnswer const& kept, int share);
    void drafts(std::vector<Commit::Head> const& heads);
    void purge(std::vector<Of<CaseId>> const& cases);
    void line(Projection const& line, int share);
    void links(std::vector<Of<RowChanges>> const& all);
    void grants(std::vector<Of<RowChanges>> const& all);
    void delegations(std::vector<Of<RowChanges>> const& all);
    void bars(std::vector<Of<RowChanges>> const& all);

    Gates gates_;
    bool heads_end_drafts_; // those that move on, in one statement; not where an append may be left out after it
    std::unique_ptr<Sender> sender_;
};

// Table after table, so that like follows like: see sender.hpp.
void Writing::Rows::write(Commit const& commit)
{
    gates(commit);
    for (auto const& [share, one] : commit.events)
        event(*one, share);
    for (auto const& [share, one] : commit.erased) // the events that say so are written
        erase(one, share);
    for (auto const& [share, kept] : commit.kept)
        answer(*kept, share);
    for (auto const& [share, work] : commit.pending)
        send(rows::add_pending, share, {work->kind, work->payload});
    drafts(commit.heads);
    purge(commit.purged);
    for (auto const& [share, changes] : commit.rows)
        if (changes.line)
            line(*changes.line, share);
    for (auto const& [share, changes] : commit.rows)
        if (changes.stage)
            send(rows::move_line, share, {changes.id.value, changes.stage->stage, packed(changes.stage->tags)});
    for (auto const& [share, drawn] : commit.redrawn)
        send(rows::put_tasks, share, {drawn->id.value, drawn->behind, packed(drawn->tasks)});
    links(commit.rows);
    grants(commit.rows);
    delegations(commit.rows);
    bars(commit.rows);
}

std::shared_ptr<Prepared const> Writing::Rows::prepared(Append const& append)
{
    constexpr Appended done = Appended::done;
    Commit commit = gather(std::span{&append, 1}, std::span{&done, 1});
    commit.rests.clear();
    auto packed = std::make_shared<PreparedRows>();
    Rows rows{std::make_unique<Recorder>(*packed)};
    rows.write(commit);
    return packed;
}

// The streams that they rest on once each, and table after table the rows of each append in the order of their streams, so that
// two writers lock in one order.
void Writing::Rows::write(std::span<Append const> apart)
{
    struct Share {
        std::string_view stream;
        std::shared_ptr<Prepared const> prepared;
        std::span<PreparedRows::Part const> left{}; // to be sent
        std::string_view bytes{};                   // of those
    };
    std::vector<Share> shares;
    std::map<std::string_view, RestsOn const*> rests;
    for (Append const& append : apart) {
        Share share{append.stream.value, append.prepared ? append.prepared : prepared(append)};
        auto const& packed = dynamic_cast<PreparedRows const&>(*share.prepared);
        share.left = packed.parts;
        share.bytes = packed.bytes;
        shares.push_back(std::move(share));
        for (RestsOn const& other : append.rests_on)
            rests.emplace(other.stream.value, &other);
    }
    std::ranges::sort(shares, {}, &Share::stream);
    for (int number = 0; auto const& [stream, rest] : rests)
        send(held(rests.size()), number++, {rest->stream.value, rest->at});
    for (RowStatement const* const statement : statements_in_order)
        for (Share& share : shares)
            if (!share.left.empty() && share.left.front().statement == statement) {
                auto const& part = share.left.front();
                sender_->send_packed(*statement, share.bytes.substr(0, part.bytes), part.rows);
                share.bytes.remove_prefix(part.bytes);
                share.left = share.left.subspan(1);
            }
    if (!std::ranges::all_of(shares, [](Share const& share) { return share.left.empty(); }))
        throw std::logic_error{"an append's rows are not in the order of a commit's"};
}

// First: whoever comes second waits here.
void Writing::Rows::gates(Commit const& commit)
{
    for (std::size_t i = 0; i < commit.rests.size(); ++i) {
        Commit::Rest const& rest = commit.rests[i];
        if (gates_ == Gates::sifting)
            send(rows::sift_rests, static_cast<int>(i), {rest.stream.value, rest.at, rest.strict ? 1 : 0});
        else
            send(held(commit.rests.size()), static_cast<int>(i), {rest.stream.value, rest.at});
    }
    for (bool const opens : {true, false})
        for (std::size_t i = 0; i < commit.heads.size(); ++i)
            if (commit.heads[i].last && opens == (commit.heads[i].expected == 0))
                head(commit.heads[i], static_cast<int>(i));
}

void Writing::Rows::head(Commit::Head const& head, int share)
{
    Event const& last = *head.last;
    auto const changed_at = last.recorded_at.time_since_epoch().count();
    Value tasks = head.tasks ? Value{packed(head.tasks->tasks)} : Value{};
    if (gates_ == Gates::all_or_nothing)
        return send(head.expected > 0 ? rows::move_head : rows::open_head, share,
                    {head.stream.value, head.expected, last.version, changed_at, last.hash, std::string{head.behind},
                     std::move(tasks), ends_drafts(head) ? Value{packed(head.finished_drafts)} : Value{}});
    std::string rests = "{"; // as PostgreSQL writes a list
    for (int const rest : head.rests)
        rests += (rests.size() > 1 ? "," : "") + std::to_string(rest);
    send(head.expected > 0 ? rows::sift_moves : rows::sift_openings, share,
         {head.stream.value, head.expected, last.version, changed_at, last.hash, std::string{head.behind},
          std::move(tasks), rests + "}", head.kept ? Value{head.kept->actor.value} : Value{},
          head.kept ? Value{head.kept->key} : Value{}, head.strict ? 1 : 0});
}

void Writing::Rows::event(Event const& event, int share)
{
    send(rows::insert_event, share,
         {event.stream.value, event.version, event.type, event.shape, event.track, event.piece, event.body,
          event.actor.value, event.role, event.on_behalf_of ? event.on_behalf_of->value : std::string{},
          to_text(event.occurred_on), event.recorded_at.time_since_epoch().count(), event.rule_set, event.hash,
          event.format, event.salt});
}

void Writing::Rows::erase(Commit::Erased const& erased, int share)
{
    for (Erasing::Content const& one : erased.what->contents)
        send(rows::erase_body, share, {erased.stream.value, one.version, one.digest});
    send(rows::erase_drafts, share, {erased.stream.value});
    send(rows::erase_answers, share, {erased.stream.value});
}

void Writing::Rows::answer(KeptAnswer const& kept, int share)
{
    send(rows::keep_answer, share,
         {kept.actor.value, kept.key, kept.request_digest, kept.answer, kept.kept_at.time_since_epoch().count()});
}

bool Writing::Rows::ends_drafts(Commit::Head const& head) const
{
    return heads_end_drafts_ && head.last && head.expected > 0 && !head.finished_drafts.empty();
}

void Writing::Rows::drafts(std::vector<Commit::Head> const& heads)
{
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (ends_drafts(heads[i]))
            continue;
        for (DraftKey const* const draft : heads[i].finished_drafts)
            send(rows::drop_draft, static_cast<int>(i), {draft->stream.value, draft->track, draft->piece});
    }
}

void Writing::Rows::purge(std::vector<Of<CaseId>> const& cases)
{
    for (RowStatement const* statement : {&rows::purge_line, &rows::purge_links, &rows::purge_participations,
                                          &rows::purge_bars, &rows::purge_delegations})
        for (auto const& [share, id] : cases)
            send(*statement, share, {id.value});
}

void Writing::Rows::line(Projection const& line, int share)
{
    send(rows::put_line, share,
         {line.id.value, line.workflow, line.subject.value, line.title, line.stage, folded(line.title),
          packed(line.tags)});
}

void Writing::Rows::links(std::vector<Of<RowChanges>> const& all)
{
    for (auto const& [share, changes] : all)
        for (LinkRow const& link : changes.links.out)
            send(rows::drop_link, share, {changes.id.value, link.linked.value});
    for (auto const& [share, changes] : all)
        for (LinkRow const& link : changes.links.in)
            send(rows::put_link, share, {changes.id.value, link.linked.value, link.position, link.roles});
}

void Writing::Rows::grants(std::vector<Of<RowChanges>> const& all)
{
    auto const send_one = [&](RowStatement const& statement, int share, CaseId const& id, Grant const& grant) {
        send(statement, share, {id.value, grant.person.value, grant.role, to_text(grant.from), day_or_never(grant.to)});
    };
    for (auto const& [share, changes] : all)
        for (Grant const& one : changes.grants.out)
            send_one(rows::drop_participation, share, changes.id, one);
    for (auto const& [share, changes] : all)
        for (Grant const& one : changes.grants.in)
            send_one(rows::put_participation, share, changes.id, one);
}

void Writing::Rows::delegations(std::vector<Of<RowChanges>> const& all)
{
    auto const send_one = [&](RowStatement const& statement, int share, CaseId const& id, Grant const& grant) {
        send(statement, share,
             {id.value, grant.person.value, grant.role, to_text(grant.from), day_or_never(grant.to),
              grant.on_behalf_of->value});
    };
    for (auto const& [share, changes] : all)
        for (Grant const& one : changes.delegations.out)
            send_one(rows::drop_delegation, share, changes.id, one);
    for (auto const& [share, changes] : all)
        for (Grant const& one : changes.delegations.in)
            send_one(rows::put_delegation, share, changes.id, one);
}

void Writing::Rows::bars(std::vector<Of<RowChanges>> const& all)
{
    for (auto const& [share, changes] : all)
        for (Bar const& one : changes.bars.out)
            send(rows::drop_bar, share, {changes.id.value, one.person.value, one.from.value});
    for (auto const& [share, changes] : all)
        for (Bar const& one : changes.bars.in)
            send(rows::put_bar, share, {changes.id.value, one.person.value, one.from.value});
}

Writing::Writing(Session& session) : rows_{std::make_unique<Rows>(session, Gates::all_or_nothing)} {}

Writing::~Writing() = default;

void Writing::add(Commit const& commit)
{
    rows_->write(commit);
    rows_->flush();
}

void Writing::add_last(Commit const& commit)
{
    rows_->write(commit);
    rows_->end();
}

void Writing::add_last_apart(std::span<Append const> batch)
{
    rows_->write(batch);
    rows_->end();
}

void Writing::finish()
{
    rows_->finish();
}

std::vector<Refused> write(Session& session, Commit const& commit, Gates gates)
{
    Writing::Rows rows{session, gates};
    rows.write(commit);
    return rows.finish();
}

std::shared_ptr<Prepared const> prepared(Append const& append)
{
    return Writing::Rows::prepared(append);
}

} // namespace engine::store
