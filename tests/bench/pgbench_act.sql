-- The durable work of one act and no more: a row of a read model moves on, an event of about 400 bytes is added, one
-- commit. Four round trips, prepared (pgbench --protocol=prepared). The product writes more than this for an act.
\set case random(1, 2000)
begin;
update read_model set version = version + 1 where id = :case returning version \gset
insert into event (stream, version, type, body, actor, recorded_at, hash) values (:case, :version, 'review_filed', repeat('x', 250), '7c0f3b1e-0000-4000-8000-000000000000', 1668000000000000, decode(repeat('ab', 32), 'hex'));
commit;
