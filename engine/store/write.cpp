#include "engine/store/write.hpp"

#include "engine/store/folding.hpp"
#include "engine/store/packed_rows.hpp"
#include "engine/store/sender.hpp"

namespace engine::store {
namespace {

namespace rows = store::sql::rows;

using Row = std::initializer_list<Value>;

} // namespace

class Writing::Rows {
public:
    Rows(Session& session, Gates gates)
        : gates_{gates}, heads_end_drafts_{gates == Gates::all_or_nothing && session.dialect() == Dialect::postgresql},
          sender_{sender_for(session, gates)}
    {
    }

    void write(Commit const& commit);
    void flush() { sender_->flush(); }
    void end() { sender_->end(); }
    std::vector<Refused> finish() { return sender_->finish(); }

private:
    void send(RowStatement const& statement, int share, Row row) { sender_->send(statement, share, row); }

    void gates(Commit const& commit);
    void rest(Commit::Rest const& rest, int number);
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

// First: whoever comes second waits here.
void Writing::Rows::gates(Commit const& commit)
{
    for (std::size_t i = 0; i < commit.rests.size(); ++i)
        rest(commit.rests[i], static_cast<int>(i));
    for (bool const opens : {true, false})
        for (std::size_t i = 0; i < commit.heads.size(); ++i)
            if (commit.heads[i].last && opens == (commit.heads[i].expected == 0))
                head(commit.heads[i], static_cast<int>(i));
}

void Writing::Rows::rest(Commit::Rest const& rest, int number)
{
    if (gates_ == Gates::sifting)
        send(rows::sift_rests, number, {rest.stream.value, rest.at, rest.strict ? 1 : 0});
    else
        send(rows::hold_rests, number, {rest.stream.value, rest.at});
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

} // namespace engine::store
