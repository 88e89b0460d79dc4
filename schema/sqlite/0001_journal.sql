-- The journal, the one truth, and what is written in the same commit. Days are text, 'YYYY-MM-DD'; instants are
-- microseconds since 1970, UTC.

-- What happened, one row an event. Never changed, never deleted.
create table event (
    stream        text not null,    -- the case
    version       integer not null check (version > 0),
    type          text not null,
    shape         integer not null, -- of the body
    track         text not null,
    piece         integer not null,
    body          text not null,    -- canonical JSON, kept to the byte: it is hashed
    actor         text not null,
    role          text not null,
    on_behalf_of  text,
    occurred_on   text not null,
    recorded_at   integer not null,
    rule_set      text not null,
    hash          blob not null,
    primary key (stream, version)
) strict;

create trigger event_is_not_updated before update on event begin
    select raise(abort, 'the journal is append-only');
end;
create trigger event_is_not_deleted before delete on event begin
    select raise(abort, 'the journal is append-only');
end;
-- "insert or replace" deletes without calling the trigger above.
create trigger event_is_not_replaced before insert on event
    when exists (select 1 from event where stream = new.stream and version = new.version) begin
    select raise(abort, 'the journal is append-only');
end;

-- Where each stream ends: what an append expects, and what tells of events cut off at the end.
create table stream_head (
    stream      text not null primary key,
    version     integer not null,
    changed_at  integer not null, -- when its last event was recorded
    hash        blob not null
) strict, without rowid;

-- Answers to acts, so that a request that is repeated gets the same one.
create table kept_answer (
    actor           text not null,
    key             text not null,
    request_digest  text not null,
    answer          text not null,
    kept_at         integer not null,
    primary key (actor, key)
) strict;

-- Work on other cases that an event calls for, until it is done.
create table pending_work (
    id       integer primary key autoincrement,
    kind     text not null,
    payload  text not null
) strict;
