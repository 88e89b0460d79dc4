-- Contents can be erased and the chain stays whole: events of format 2 are chained by a salted digest of their body.
-- What was written before is of format 1, and keeps its body.

alter table event
    add column format       integer not null default 1,
    add column salt         text not null default '',
    add column body_digest  bytea; -- stands for a body that was erased

-- The one change allowed: the body and its salt go, their digest comes, and a later event of the stream says so.
create function allow_erasure_only() returns trigger language plpgsql as $$
declare
    as_erased event;
begin
    as_erased := old;
    as_erased.body := '';
    as_erased.salt := '';
    as_erased.body_digest := sha256(convert_to(old.salt || old.body, 'UTF8'));
    if old.format = 2 and old.body_digest is null and old.type <> 'contents_erased'
       and new is not distinct from as_erased
       and exists (select 1
                     from event e,
                          jsonb_array_elements(cast(e.body as jsonb) -> 'pieces') as piece (said),
                          jsonb_array_elements(piece.said -> 'versions') as version (said)
                    where e.stream = old.stream and e.version > old.version and e.type = 'contents_erased'
                      and version.said = to_jsonb(old.version)) then
        return new;
    end if;
    raise exception 'the journal is append-only' using errcode = 'TI002';
end
$$;

drop trigger event_is_append_only on event;
create trigger event_is_not_deleted before delete on event
    for each row execute function refuse_change();
create trigger event_is_only_erased before update on event
    for each row execute function allow_erasure_only();

-- The server may do that and no more; the trigger holds it to it.
do $$
begin
    if exists (select 1 from pg_roles where rolname = 'titularis_server') then
        grant update (body, salt, body_digest) on event to titularis_server;
    end if;
end
$$;
