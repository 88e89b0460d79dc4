-- What one act costs PostgreSQL at the least: see pgbench_act.sql.
create table read_model (id integer primary key, version integer not null, stage text not null) with (fillfactor = 70);
insert into read_model select n, 0, 'in_progress' from generate_series(1, 2000) n;
create table event (
    stream integer not null, version integer not null, type text not null, body text not null, actor text not null,
    recorded_at bigint not null, hash bytea not null,
    primary key (stream, version)
);
analyze read_model;
