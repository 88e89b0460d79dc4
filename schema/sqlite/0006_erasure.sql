-- Contents can be erased and the chain stays whole: events of format 2 are chained by a salted digest of their body.
-- What was written before is of format 1, and keeps its body.

alter table event add column format integer not null default 1;
alter table event add column salt text not null default '';
alter table event add column body_digest blob; -- stands for a body that was erased

-- The one change allowed: the body and its salt go, their digest comes, and a later event of the stream says so. SQLite
-- cannot compute the digest: a wrong one is found by the chain.
drop trigger event_is_not_updated;
create trigger event_is_only_erased before update on event
    when not (old.format = 2 and old.body_digest is null and old.type <> 'contents_erased'
              and new.body = '' and new.salt = '' and typeof(new.body_digest) = 'blob' and length(new.body_digest) = 32
              and new.stream is old.stream and new.version is old.version and new.type is old.type
              and new.shape is old.shape and new.track is old.track and new.piece is old.piece
              and new.actor is old.actor and new.role is old.role and new.on_behalf_of is old.on_behalf_of
              and new.occurred_on is old.occurred_on and new.recorded_at is old.recorded_at
              and new.rule_set is old.rule_set and new.hash is old.hash and new.format is old.format
              and exists (select 1
                            from event e, json_each(e.body, '$.pieces') as piece,
                                 json_each(piece.value, '$.versions') as version
                           where e.stream = old.stream and e.version > old.version and e.type = 'contents_erased'
                             and version.value = old.version)) begin
    select raise(abort, 'the journal is append-only');
end;
