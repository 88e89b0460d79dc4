-- A case's tasks and tags are one text each, in the rows that an act writes anyway: an opening wrote some thirty rows, and most
-- acts two or three more than they needed. What they say is read through views, by the names that the tables had.
--
-- tasks: {role: [[track, piece, command, due, opens_on, blocked, waits_for, why], …], …}, in the order of role, track, piece and
-- command; by role, since that is how they are asked for.
-- tags: [[name, value, audience], …], in that order.

alter table stream_head add column tasks text not null default '{}';
alter table case_line add column tags text not null default '[]';

update stream_head h set tasks = t.tasks
  from (select case_id, cast(jsonb_object_agg(role, tasks) as text) as tasks
          from (select case_id, role,
                       jsonb_agg(jsonb_build_array(track, piece, command, due, opens_on, blocked, waits_for, why)
                                 order by track, piece, command) as tasks
                  from task group by case_id, role) of_role
         group by case_id) t
 where h.stream = t.case_id;
update case_line c set tags = t.tags
  from (select case_id, cast(jsonb_agg(jsonb_build_array(name, value, audience) order by name, value, audience) as text) as tags
          from case_tag group by case_id) t
 where c.case_id = t.case_id;

drop table task;
drop table case_tag;

-- Up to 8 KB a row stays whole: packing it, or keeping a part of it elsewhere, would cost each act more than it saves. Half of a
-- page is kept free, so that a row's next version lies beside it and no index is written.
alter table stream_head set (toast_tuple_target = 8160, fillfactor = 50);
alter table case_line set (toast_tuple_target = 8160, fillfactor = 70);

-- Who owes what: a row for each role that may do it.
create view task (case_id, track, piece, command, role, due, opens_on, blocked, waits_for, why)
    with (security_invoker = true) as
    select h.stream, (t.told ->> 0) collate "C", cast(t.told ->> 1 as integer), (t.told ->> 2) collate "C",
           r.role collate "C", (t.told ->> 3) collate "C", (t.told ->> 4) collate "C",
           cast(t.told ->> 5 as integer), t.told ->> 6, t.told ->> 7
      from stream_head h
     cross join lateral jsonb_each(cast(h.tasks as jsonb)) as r (role, tasks)
     cross join lateral jsonb_array_elements(r.tasks) as t (told);

-- Words by which lists are filtered. Only roles in the audience (',this,that,') know of them; '' is everyone.
create view case_tag (case_id, name, value, audience) with (security_invoker = true) as
    select c.case_id, (t.told ->> 0) collate "C", (t.told ->> 1) collate "C", (t.told ->> 2) collate "C"
      from case_line c cross join lateral jsonb_array_elements(cast(c.tags as jsonb)) as t (told);

grant select on task, case_tag to titularis_server, titularis_reader;
