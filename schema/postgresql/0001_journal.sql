-- The journal, the one truth, and what is written in the same commit. Days are text, 'YYYY-MM-DD'; instants are
-- microseconds since 1970, UTC. Text that is compared or sorted is in the order of its bytes, as on SQLite.

-- What happened, one row an event. Never changed, never deleted.
create table event (
    stream        text collate "C" not null,    -- the case
    version       integer not null,
    type          text not null,
    shape         integer not null,             -- of the body
    track         text not null,
    piece         integer not null,
    body          text not null,                -- canonical JSON, kept to the byte: it is hashed
    actor         text not null,
    role          text not null,
    on_behalf_of  text,
    occurred_on   text not null,
    recorded_at   bigint not null,
    rule_set      text not null,
    hash          bytea not null,
    primary key (stream, version)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only' using errcode = 'TI002';
end
$$;

create trigger event_is_append_only before update or delete on event
    for each row execute function refuse_change();
create trigger event_is_not_truncated before truncate on event
    for each statement execute function refuse_change();

-- Where each stream ends: what an append expects, and what tells of events cut off at the end.
create table stream_head (
    stream      text collate "C" primary key,
    version     integer not null,
    changed_at  bigint not null, -- when its last event was recorded
    hash        bytea not null
) with (fillfactor = 70);

-- Called by an append that found a stream elsewhere than it expected: the whole commit comes to nothing.
create function refuse_append() returns integer language plpgsql as $$
begin
    raise exception 'a stream is no longer at the expected version' using errcode = 'TI001';
end
$$;

-- Answers to acts, so that a request that is repeated gets the same one.
create table kept_answer (
    actor           text collate "C" not null,
    key             text collate "C" not null,
    request_digest  text not null,
    answer          text not null,
    kept_at         bigint not null,
    primary key (actor, key)
);
create index kept_answer_by_age on kept_answer using brin (kept_at);

-- Work on other cases that an event calls for, until it is done.
create table pending_work (
    id       bigint generated always as identity primary key,
    kind     text not null,
    payload  text not null
);
