#include "engine/store/write.hpp"

#include "engine/store/folding.hpp"
#include "engine/store/sender.hpp"

namespace engine::store {
namespace {

namespace sql = store::sql::write;

class Writer {
public:
    explicit Writer(Session& session) : dialect_{session.dialect()}, sender_{sender_for(session)} {}

    void write(Commit const& commit);

private:
    void send(Statement const& statement, Values values) { sender_->send(statement, std::move(values)); }

    void head(Commit::Head const& head);
    void event(Event const& event);
    void erase(Commit::Erased const& erased);
    void answer(KeptAnswer const& kept);
    void purge(CaseId const& id);
    void line(Projection const& line);
    void grant(Statement const& statement, CaseId const& id, Grant const& grant);
    void delegation(Statement const& statement, CaseId const& id, Grant const& grant);
    void bar(Statement const& statement, CaseId const& id, Bar const& bar);
    void powers(std::vector<RowChanges> const& all);
    void tag(Statement const& statement, CaseId const& id, TagRow const& tag);
    void task(CaseId const& id, TaskRow const& task);
    void rows(std::vector<RowChanges> const& all);
    void tasks(std::vector<RowChanges> const& all);

    // As each database takes bytes.
    std::string bytes_of(Hash const& hash) const
    {
        return dialect_ == Dialect::sqlite ? std::string{hash.begin(), hash.end()} : "\\x" + to_hex(hash);
    }

    Dialect dialect_;
    std::unique_ptr<Sender> sender_;
};

void Writer::write(Commit const& commit)
{
    for (Commit::Head const& one : commit.heads) // first: whoever comes second waits here
        if (one.expected == 0)
            head(one);
    for (Commit::Head const& one : commit.heads)
        if (one.expected > 0)
            head(one);
    for (Event const* one : commit.events)
        event(*one);
    for (Commit::Erased const& one : commit.erased) // the events that say so are written
        erase(one);
    for (KeptAnswer const* kept : commit.kept)
        answer(*kept);
    for (PendingWork const* work : commit.pending)
        send(sql::add_pending, {{"kind", work->kind}, {"payload", work->payload}});
    for (DraftKey const* draft : commit.finished_drafts)
        send(sql::drop_draft, {{"stream", draft->stream.value}, {"track", draft->track}, {"piece", draft->piece}});
    for (CaseId const& id : commit.purged)
        purge(id);
    rows(commit.rows);
    sender_->finish();
}

void Writer::head(Commit::Head const& head)
{
    if (!head.last) {
        if (head.expected > 0 && dialect_ == Dialect::postgresql)
            send(sql::confirm_head, {{"stream", head.stream.value}, {"expected", head.expected}});
        return;
    }
    Values values{{"stream", head.stream.value},
                  {"version", head.last->version},
                  {"changed_at", head.last->recorded_at.time_since_epoch().count()},
                  {"hash", bytes_of(head.last->hash)}};
    if (head.expected > 0)
        values.emplace_back("expected", head.expected);
    send(head.expected > 0 ? sql::move_head : sql::first_head, std::move(values));
}

void Writer::event(Event const& event)
{
    send(sql::insert_event,
         {{"stream", event.stream.value},
          {"version", event.version},
          {"type", event.type},
          {"shape", event.shape},
          {"track", event.track},
          {"piece", event.piece},
          {"body", event.body},
          {"actor", event.actor.value},
          {"role", event.role},
          {"on_behalf_of", event.on_behalf_of ? event.on_behalf_of->value : ""},
          {"occurred_on", to_text(event.occurred_on)},
          {"recorded_at", event.recorded_at.time_since_epoch().count()},
          {"rule_set", event.rule_set},
          {"hash", bytes_of(event.hash)},
          {"format", event.format},
          {"salt", event.salt}});
}

void Writer::erase(Commit::Erased const& erased)
{
    for (Erasing::Content const& one : erased.what->contents)
        send(sql::erase_body,
             {{"stream", erased.stream.value}, {"version", one.version}, {"digest", bytes_of(one.digest)}});
    send(sql::erase_drafts, {{"stream", erased.stream.value}});
    send(sql::erase_answers, {{"stream", erased.stream.value}});
}

void Writer::answer(KeptAnswer const& kept)
{
    send(sql::keep_answer,
         {{"actor", kept.actor.value},
          {"key", kept.key},
          {"request_digest", kept.request_digest},
          {"answer", kept.answer},
          {"kept_at", kept.kept_at.time_since_epoch().count()}});
}

void Writer::purge(CaseId const& id)
{
    for (Statement const* statement : {&sql::purge_line, &sql::purge_links, &sql::purge_participations,
                                       &sql::purge_bars, &sql::purge_delegations, &sql::purge_tags, &sql::purge_tasks})
        send(*statement, {{"case_id", id.value}});
}

void Writer::line(Projection const& line)
{
    send(sql::put_line,
         {{"case_id", line.id.value},
          {"workflow", line.workflow},
          {"subject", line.subject.value},
          {"title", line.title},
          {"stage", line.stage},
          {"search_title", folded(line.title)}});
}

void Writer::grant(Statement const& statement, CaseId const& id, Grant const& grant)
{
    send(statement,
         {{"case_id", id.value},
          {"person", grant.person.value},
          {"role", grant.role},
          {"valid_from", to_text(grant.from)},
          {"valid_to", day_or_never(grant.to)}});
}

void Writer::delegation(Statement const& statement, CaseId const& id, Grant const& grant)
{
    send(statement,
         {{"case_id", id.value},
          {"person", grant.person.value},
          {"role", grant.role},
          {"valid_from", to_text(grant.from)},
          {"valid_to", day_or_never(grant.to)},
          {"on_behalf_of", grant.on_behalf_of->value}});
}

void Writer::bar(Statement const& statement, CaseId const& id, Bar const& bar)
{
    send(statement, {{"case_id", id.value}, {"person", bar.person.value}, {"barred_id", bar.from.value}});
}

void Writer::powers(std::vector<RowChanges> const& all)
{
    for (RowChanges const& changes : all)
        for (Grant const& one : changes.delegations.out)
            delegation(sql::drop_delegation, changes.id, one);
    for (RowChanges const& changes : all)
        for (Grant const& one : changes.delegations.in)
            delegation(sql::put_delegation, changes.id, one);
    for (RowChanges const& changes : all)
        for (Bar const& one : changes.bars.out)
            bar(sql::drop_bar, changes.id, one);
    for (RowChanges const& changes : all)
        for (Bar const& one : changes.bars.in)
            bar(sql::put_bar, changes.id, one);
}

void Writer::tag(Statement const& statement, CaseId const& id, TagRow const& tag)
{
    send(statement, {{"case_id", id.value}, {"name", tag.name}, {"value", tag.value}, {"audience", tag.audience}});
}

void Writer::task(CaseId const& id, TaskRow const& task)
{
    send(sql::put_task,
         {{"case_id", id.value},
          {"track", task.track},
          {"piece", task.piece},
          {"command", task.command},
          {"role", task.role},
          {"due", day_or_never(task.due)},
          {"opens_on", day_or_always(task.opens_on)},
          {"blocked", task.blocked ? 1 : 0},
          {"waits_for", task.waits_for},
          {"why", task.why}});
}

// Table after table, so that like follows like: see sender.hpp.
void Writer::rows(std::vector<RowChanges> const& all)
{
    for (RowChanges const& changes : all)
        if (changes.line)
            line(*changes.line);
    for (RowChanges const& changes : all)
        for (LinkRow const& link : changes.links.out)
            send(sql::drop_link, {{"case_id", changes.id.value}, {"linked_id", link.linked.value}});
    for (RowChanges const& changes : all)
        for (LinkRow const& link : changes.links.in)
            send(sql::put_link,
                 {{"case_id", changes.id.value},
                  {"linked_id", link.linked.value},
                  {"position", link.position},
                  {"roles", link.roles}});
    for (RowChanges const& changes : all)
        for (Grant const& one : changes.grants.out)
            grant(sql::drop_participation, changes.id, one);
    for (RowChanges const& changes : all)
        for (Grant const& one : changes.grants.in)
            grant(sql::put_participation, changes.id, one);
    powers(all);
    for (RowChanges const& changes : all)
        for (TagRow const& one : changes.tags.out)
            tag(sql::drop_tag, changes.id, one);
    for (RowChanges const& changes : all)
        for (TagRow const& one : changes.tags.in)
            tag(sql::put_tag, changes.id, one);
    tasks(all);
}

void Writer::tasks(std::vector<RowChanges> const& all)
{
    for (RowChanges const& changes : all)
        for (TaskRow const& one : changes.tasks.out)
            send(sql::drop_task,
                 {{"case_id", changes.id.value},
                  {"track", one.track},
                  {"piece", one.piece},
                  {"command", one.command},
                  {"role", one.role}});
    for (RowChanges const& changes : all)
        for (TaskRow const& one : changes.tasks.in)
            task(changes.id, one);
}

} // namespace

void write(Session& session, Commit const& commit)
{
    Writer{session}.write(commit);
}

} // namespace engine::store
