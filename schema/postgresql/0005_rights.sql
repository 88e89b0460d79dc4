-- Who may see what, said once: bars, powers lent, and the roles that count on a case. And who consulted what.

-- Which roles count on a case, whoever gives them: those that its workflow has a word for (',trainee,tutor,').
-- Until the rows are drawn again (titularis rebuild) none does.
alter table case_link add column roles text collate "C" not null default '';

-- Keeps a person from a case that is linked to case_id: a member of the jury from a file, for a tie between them.
create table bar (
    case_id    text collate "C" not null,
    person     text collate "C" not null,
    barred_id  text collate "C" not null,
    primary key (case_id, person, barred_id)
);
create index bar_by_person on bar (person, case_id, barred_id);

-- A power lent: worth on each case what the person on whose behalf it is used holds there himself.
create table delegation (
    case_id       text collate "C" not null,
    person        text collate "C" not null,
    role          text collate "C" not null,
    valid_from    text collate "C" not null,
    valid_to      text collate "C" not null,
    on_behalf_of  text collate "C" not null,
    primary key (case_id, person, role, valid_from, valid_to, on_behalf_of)
);
create index delegation_by_person on delegation (person);

-- Who holds which role on which case: the same as engine/authority.cpp. His own roles, those lent to him, and both.
create view own_role (person, case_id, role, valid_from, valid_to) with (security_invoker = true) as
    select r.person, l.case_id, r.role, r.valid_from, r.valid_to
      from participation r
      join case_link l on l.linked_id = r.case_id
     where strpos(l.roles, ',' || r.role || ',') > 0
       and not exists (select 1 from bar b
                        where b.case_id = r.case_id and b.person = r.person and b.barred_id = l.case_id);

create view lent_role (person, case_id, role, valid_from, valid_to) with (security_invoker = true) as
    select d.person, l.case_id, d.role, greatest(d.valid_from, h.valid_from), least(d.valid_to, h.valid_to)
      from delegation d
      join case_link l on l.linked_id = d.case_id
      join case_link k on k.case_id = l.case_id
      join participation h on h.case_id = k.linked_id and h.person = d.on_behalf_of and h.role = d.role
     where strpos(l.roles, ',' || d.role || ',') > 0
       and not exists (select 1 from bar b
                        where b.case_id = h.case_id and b.person = h.person and b.barred_id = l.case_id)
       and not exists (select 1 from case_link j join bar b on b.case_id = j.linked_id
                        where j.case_id = l.case_id and b.person = d.person and b.barred_id = l.case_id);

create view held_role (person, case_id, role, valid_from, valid_to) with (security_invoker = true) as
    select person, case_id, role, valid_from, valid_to from own_role
    union all
    select person, case_id, role, valid_from, valid_to from lent_role;

-- Who consulted a case about somebody else: once a person, piece, version and day.
create table access (
    id            bigint generated always as identity primary key,
    case_id       text collate "C" not null,
    track         text collate "C" not null,    -- '' for the case's page
    piece         integer not null,
    version       integer not null, -- of the piece, or of the case
    person        text collate "C" not null,
    roles         text collate "C" not null,    -- held that day, separated by spaces
    on_behalf_of  text collate "C" not null,    -- '' when the roles are his own
    day           text collate "C" not null,
    first_at      bigint not null,
    as_of         bigint not null  -- the past instant asked for; 0 when none was
);
create unique index access_once on access (case_id, person, day, track, piece, version, (as_of > 0));

-- ---- Row-level security: whatever a query forgets, its rows are those of its reader ----
--
-- A transaction declares whose it is. Either `titularis.work` is 'engine' (fold, write, rebuild: set once on the sessions
-- that do such work, and never on those that list for people), or `titularis.reader` and `titularis.today` name a person
-- and a day. Who declares nothing sees nothing. A superuser, and a role with BYPASSRLS, pass by all this: the server must
-- be neither. People's names (person) are not covered: lists show them only through the cases they are about.

create function is_engine_work() returns boolean language sql stable as
    $$ select coalesce(current_setting('titularis.work', true) = 'engine', false) $$;
create function rights_reader() returns text language sql stable as
    $$ select coalesce(current_setting('titularis.reader', true), '') collate "C" $$;
create function rights_today() returns text language sql stable as
    $$ select coalesce(current_setting('titularis.today', true), '') collate "C" $$;

do $$
declare
    covered text;
begin
    foreach covered in array array['event', 'stream_head', 'kept_answer', 'pending_work', 'case_line', 'case_link',
                                   'participation', 'bar', 'delegation', 'case_tag', 'task', 'draft', 'access']
    loop
        execute format('alter table %I enable row level security', covered);
        execute format('alter table %I force row level security', covered);
        execute format('create policy work_of_the_engine on %I using (is_engine_work()) with check (is_engine_work())', covered);
    end loop;
end
$$;

-- As sub-selects, so that they are known before the rows are: otherwise no index could be used.
--
-- One's own roles and powers, and of those who lend theirs what they hold.
create policy reader on delegation for select using (person = (select rights_reader()) and (select rights_reader()) <> '');
create policy reader on participation for select
    using ((select rights_reader()) <> ''
           and (person = (select rights_reader())
                or person in (select d.on_behalf_of from delegation d where d.person = (select rights_reader()))));
create policy reader on bar for select
    using ((select rights_reader()) <> ''
           and (person = (select rights_reader())
                or person in (select d.on_behalf_of from delegation d where d.person = (select rights_reader()))));

-- The links through which they count.
create policy reader on case_link for select
    using ((linked_id in (select r.case_id from participation r
                           where r.person = (select rights_reader())
                             and r.valid_from <= (select rights_today()) and r.valid_to >= (select rights_today()))
            or linked_id in (select d.case_id from delegation d where d.person = (select rights_reader()))
            or linked_id in (select r.case_id from delegation d join participation r on r.person = d.on_behalf_of
                              where d.person = (select rights_reader())
                                and r.valid_from <= (select rights_today()) and r.valid_to >= (select rights_today())))
           and (linked_id, case_id) not in (select b.case_id, b.barred_id from bar b where b.person = (select rights_reader())));

-- And what is kept of a case, for whoever holds a role on it that day.
create policy reader on case_line for select
    using (exists (select 1 from held_role h where h.case_id = case_line.case_id and h.person = (select rights_reader())
                      and h.valid_from <= (select rights_today()) and h.valid_to >= (select rights_today())));
create policy reader on case_tag for select
    using (exists (select 1 from held_role h where h.case_id = case_tag.case_id and h.person = (select rights_reader())
                      and h.valid_from <= (select rights_today()) and h.valid_to >= (select rights_today())));
create policy reader on task for select
    using (exists (select 1 from held_role h where h.case_id = task.case_id and h.person = (select rights_reader())
                      and h.valid_from <= (select rights_today()) and h.valid_to >= (select rights_today())));
create policy reader on stream_head for select
    using (exists (select 1 from held_role h where h.case_id = stream_head.stream and h.person = (select rights_reader())
                      and h.valid_from <= (select rights_today()) and h.valid_to >= (select rights_today())));
create policy reader on event for select
    using (exists (select 1 from held_role h where h.case_id = event.stream and h.person = (select rights_reader())
                      and h.valid_from <= (select rights_today()) and h.valid_to >= (select rights_today())));
create policy reader on access for select
    using (exists (select 1 from case_line c where c.case_id = access.case_id and c.subject = (select rights_reader())));
-- A draft is its author's until it is filed.
create policy reader on draft for select using (saved_by = (select rights_reader()));

-- The group of the server's roles: what the server may do, whoever owns the tables. Whoever migrates without the right to
-- make roles lets an administrator do so first (`create role titularis_server nologin`), or the server runs as the owner,
-- whom the policies bind too.
do $$
begin
    begin
        create role titularis_server nologin;
    exception when duplicate_object or unique_violation or insufficient_privilege then
        null;
    end;
    if exists (select 1 from pg_roles where rolname = 'titularis_server') then
        execute format('grant usage on schema %I to titularis_server', current_schema());
        execute format('grant select, insert, update, delete on all tables in schema %I to titularis_server',
                       current_schema());
        execute format('alter default privileges in schema %I grant select, insert, update, delete on tables'
                       ' to titularis_server', current_schema());
        revoke update, delete on event from titularis_server;
        revoke insert, update, delete on schema_step from titularis_server;
    end if;
end
$$;
