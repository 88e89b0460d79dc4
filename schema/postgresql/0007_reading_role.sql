-- What people are shown is read under a role of its own, titularis_reader, and the readers' policies are that role's.
--
-- They stood on every statement of the server's before: the engine's own work, which they let through anyway, was planned
-- with them, and a list went through who holds what twice. Now
--   * the engine's work is done as a member of titularis_server, under a policy that asks one thing only;
--   * a list is read as titularis_reader (`set role`, once on each session that lists), which may read and nothing else,
--     and whom the policies bind even when the server connects as the tables' owner or as a superuser;
--   * who holds which role on a case is gone through once: by views that read as their owner and show a reader nothing
--     but what is his.

-- Roles belong to the whole server of databases: another migration may be making them at the same time. TI007 says that
-- whoever migrates may not make them (engine/store/migrations.cpp tells what an administrator does first).
-- A server's login may take the reading role, and has none of its rights until it does: so titularis_server inherits
-- nothing.
do $$
begin
    for attempt in 1..20 loop
        begin
            if not exists (select 1 from pg_roles where rolname = 'titularis_server') then
                create role titularis_server nologin noinherit;
            end if;
            if not exists (select 1 from pg_roles where rolname = 'titularis_reader') then
                create role titularis_reader nologin;
            end if;
            if (select rolinherit from pg_roles where rolname = 'titularis_server') then
                alter role titularis_server noinherit;
            end if;
            if not pg_has_role('titularis_server', 'titularis_reader', 'member') then
                grant titularis_reader to titularis_server;
            end if;
            if not pg_has_role(current_user, 'titularis_reader', 'member') then
                execute format('grant titularis_reader to %I', current_user);
            end if;
            exit;
        exception when duplicate_object or unique_violation or internal_error then
            null; -- the other migration has just done it: look again
        end;
    end loop;
exception when insufficient_privilege then
    raise exception 'the roles titularis_server and titularis_reader are missing' using errcode = 'TI007';
end
$$;

do $$
begin
    execute format('grant usage on schema %I to titularis_server, titularis_reader', current_schema());
    execute format('grant select, insert, update, delete on all tables in schema %I to titularis_server',
                   current_schema());
    execute format('alter default privileges in schema %I grant select, insert, update, delete on tables'
                   ' to titularis_server', current_schema());
end
$$;
revoke update, delete on event from titularis_server;
grant update (body, salt, body_digest) on event to titularis_server;
revoke insert, update, delete on schema_step from titularis_server;

-- Who holds what, read by the views as the tables' owner: the engine sees all of it, a reader his own.
create or replace view own_role (person, case_id, role, valid_from, valid_to)
    with (security_invoker = false, security_barrier = true) as
    select r.person, l.case_id, r.role, r.valid_from, r.valid_to
      from participation r
      join case_link l on l.linked_id = r.case_id
     where (r.person = (select rights_reader()) or (select is_engine_work()))
       and strpos(l.roles, ',' || r.role || ',') > 0
       and not exists (select 1 from bar b
                        where b.case_id = r.case_id and b.person = r.person and b.barred_id = l.case_id);

create or replace view lent_role (person, case_id, role, valid_from, valid_to)
    with (security_invoker = false, security_barrier = true) as
    select d.person, l.case_id, d.role, greatest(d.valid_from, h.valid_from), least(d.valid_to, h.valid_to)
      from delegation d
      join case_link l on l.linked_id = d.case_id
      join case_link k on k.case_id = l.case_id
      join participation h on h.case_id = k.linked_id and h.person = d.on_behalf_of and h.role = d.role
     where (d.person = (select rights_reader()) or (select is_engine_work()))
       and strpos(l.roles, ',' || d.role || ',') > 0
       and not exists (select 1 from bar b
                        where b.case_id = h.case_id and b.person = h.person and b.barred_id = l.case_id)
       and not exists (select 1 from case_link j join bar b on b.case_id = j.linked_id
                        where j.case_id = l.case_id and b.person = d.person and b.barred_id = l.case_id);

-- The cases of the reader who is named, on the day that is.
create view my_case (case_id) with (security_invoker = false, security_barrier = true) as
    select o.case_id from own_role o
     where o.person = (select rights_reader())
       and o.valid_from <= (select rights_today()) and o.valid_to >= (select rights_today())
    union all
    select o.case_id from lent_role o
     where o.person = (select rights_reader())
       and o.valid_from <= (select rights_today()) and o.valid_to >= (select rights_today());

-- Whoever has taken the reading role does no engine work, whatever his session has declared.
create or replace function is_engine_work() returns boolean language sql stable as
    $$ select coalesce(current_setting('titularis.work', true) = 'engine', false)
              and current_user <> 'titularis_reader' $$;

do $$
declare
    covered text;
begin
    foreach covered in array array['event', 'stream_head', 'kept_answer', 'pending_work', 'case_line', 'case_link',
                                   'participation', 'bar', 'delegation', 'case_tag', 'task', 'draft', 'access']
    loop
        execute format('alter table %I no force row level security', covered);
        execute format('drop policy work_of_the_engine on %I', covered);
        execute format('create policy work_of_the_engine on %I to titularis_server'
                       ' using ((select is_engine_work())) with check ((select is_engine_work()))', covered);
        execute format('grant select on %I to titularis_reader', covered);
    end loop;
end
$$;
grant select on own_role, lent_role, held_role, my_case, person to titularis_reader;

drop policy reader on delegation;
drop policy reader on participation;
drop policy reader on bar;
drop policy reader on case_link;
drop policy reader on case_line;
drop policy reader on case_tag;
drop policy reader on task;
drop policy reader on stream_head;
drop policy reader on event;
drop policy reader on access;
drop policy reader on draft;

-- One's own roles and powers, and of those who lend theirs what they hold.
create policy reader on delegation for select to titularis_reader
    using (person = (select rights_reader()) and (select rights_reader()) <> '');
create policy reader on participation for select to titularis_reader
    using ((select rights_reader()) <> ''
           and (person = (select rights_reader())
                or person in (select d.on_behalf_of from delegation d where d.person = (select rights_reader()))));
create policy reader on bar for select to titularis_reader
    using ((select rights_reader()) <> ''
           and (person = (select rights_reader())
                or person in (select d.on_behalf_of from delegation d where d.person = (select rights_reader()))));
-- A link tells of two cases: to whoever sees both.
create policy reader on case_link for select to titularis_reader
    using (case_id in (select m.case_id from my_case m) and linked_id in (select m.case_id from my_case m));

-- What is kept of a case, for whoever holds a role on it that day.
create policy reader on case_line for select to titularis_reader
    using (case_id in (select m.case_id from my_case m));
create policy reader on case_tag for select to titularis_reader
    using (case_id in (select m.case_id from my_case m));
create policy reader on task for select to titularis_reader
    using (case_id in (select m.case_id from my_case m));
create policy reader on stream_head for select to titularis_reader
    using (stream in (select m.case_id from my_case m));
create policy reader on event for select to titularis_reader
    using (stream in (select m.case_id from my_case m));
create policy reader on access for select to titularis_reader
    using (exists (select 1 from case_line c where c.case_id = access.case_id and c.subject = (select rights_reader())));
-- A draft is its author's until it is filed.
create policy reader on draft for select to titularis_reader using (saved_by = (select rights_reader()));
