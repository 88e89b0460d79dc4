-- A case's tasks and tags are one text each, in the rows that an act writes anyway: an opening wrote some thirty rows, and most
-- acts two or three more than they needed. What they say is read through views, by the names that the tables had.
--
-- tasks: {role: [[track, piece, command, due, opens_on, blocked, waits_for, why], …], …}, in the order of role, track, piece and
-- command; by role, since that is how they are asked for.
-- tags: [[name, value, audience], …], in that order.
--
-- Both tables are made anew: "without rowid" spills rows of a kilobyte and more into pages of their own.

drop view known_case;

create table head (
    stream      text not null primary key,
    version     integer not null,
    changed_at  integer not null, -- when its last event was recorded
    hash        blob not null,
    behind      text not null default '',
    tasks       text not null default '{}'
) strict;
insert into head (stream, version, changed_at, hash, behind, tasks)
    select h.stream, h.version, h.changed_at, h.hash, h.behind,
           (select json_group_object(r.role, json(r.tasks))
              from (select t.role,
                           json_group_array(json_array(t.track, t.piece, t.command, t.due, t.opens_on, t.blocked, t.waits_for,
                                                       t.why)) as tasks
                      from (select * from task where case_id = h.stream order by role, track, piece, command) t
                     group by t.role) r)
      from stream_head h
     order by h.stream;
drop table stream_head;
alter table head rename to stream_head;

create table line (
    case_id       text not null primary key,
    workflow      text not null,
    subject       text not null,    -- the person it is about, '' for a case about nobody
    title         text not null,
    stage         text not null,
    search_title  text not null,    -- the title without accents and capitals
    sort_name     text not null default '',
    tags          text not null default '[]'
) strict;
insert into line (case_id, workflow, subject, title, stage, search_title, sort_name, tags)
    select c.case_id, c.workflow, c.subject, c.title, c.stage, c.search_title, c.sort_name,
           (select json_group_array(json_array(t.name, t.value, t.audience))
              from (select * from case_tag where case_id = c.case_id order by name, value, audience) t)
      from case_line c
     order by c.case_id;
drop trigger person_names_lines;
drop trigger person_renames_lines;
drop table case_line;
alter table line rename to case_line;
create index case_line_by_name on case_line (workflow, sort_name, case_id);
create index case_line_by_subject on case_line (subject);
create trigger person_names_lines after insert on person begin
    update case_line set sort_name = new.sort_name where subject = new.id;
end;
create trigger person_renames_lines after update of sort_name on person when new.sort_name <> old.sort_name begin
    update case_line set sort_name = new.sort_name where subject = new.id;
end;

drop table task;
drop table case_tag;

create view known_case (case_id, behind) as
    select stream, behind from stream_head where behind <> '';

-- Who owes what: a row for each role that may do it.
create view task (case_id, track, piece, command, role, due, opens_on, blocked, waits_for, why) as
    select h.stream, json_extract(t.value, '$[0]'), json_extract(t.value, '$[1]'), json_extract(t.value, '$[2]'), r.key,
           json_extract(t.value, '$[3]'), json_extract(t.value, '$[4]'), json_extract(t.value, '$[5]'),
           json_extract(t.value, '$[6]'), json_extract(t.value, '$[7]')
      from stream_head h, json_each(h.tasks) r, json_each(r.value) t;

-- Words by which lists are filtered. Only roles in the audience (',this,that,') know of them; '' is everyone.
create view case_tag (case_id, name, value, audience) as
    select c.case_id, json_extract(t.value, '$[0]'), json_extract(t.value, '$[1]'), json_extract(t.value, '$[2]')
      from case_line c, json_each(c.tags) t;
