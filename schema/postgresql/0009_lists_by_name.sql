-- Pages of a long list are read in the order of its names: a line bears the name by which it is sorted, its subject's or,
-- for a case about nobody, its title. It follows the name of the person.
alter table case_line add column sort_name text collate "C" not null default '';
update case_line set sort_name = coalesce((select p.sort_name from person p where p.id = subject), search_title);
create index case_line_by_name on case_line (workflow, sort_name, case_id);
create index case_line_by_subject on case_line (subject);

create function name_lines() returns trigger language plpgsql as $$
begin
    update case_line c set sort_name = e.sort_name
      from entered e where c.subject = e.id and c.sort_name <> e.sort_name;
    return null;
end
$$;
create trigger person_names_lines after insert on person
    referencing new table as entered for each statement execute function name_lines();
create trigger person_renames_lines after update on person
    referencing new table as entered for each statement execute function name_lines();

-- As before, a reader is shown the cases on which he holds a role. Where he sees many and a page of them is asked for, the
-- transaction says so (titularis.sees), and each line is asked about by itself: a page then costs what it holds, and not
-- what the reader sees in all. Otherwise his cases are listed once. Either way the answer is the same. "offset 0" keeps the
-- first from being turned into the second.
create function sees_many() returns boolean language sql stable as
    $$ select coalesce(current_setting('titularis.sees', true) = 'many', false) $$;

drop policy reader on case_line;
drop policy reader on case_tag;
drop policy reader on stream_head;
create policy reader on case_line for select to titularis_reader
    using (case when (select sees_many())
                then exists (select 1 from my_case m where m.case_id = case_line.case_id offset 0)
                else case_id in (select m.case_id from my_case m) end);
create policy reader on case_tag for select to titularis_reader
    using (case when (select sees_many())
                then exists (select 1 from my_case m where m.case_id = case_tag.case_id offset 0)
                else case_id in (select m.case_id from my_case m) end);
create policy reader on stream_head for select to titularis_reader
    using (case when (select sees_many())
                then exists (select 1 from my_case m where m.case_id = stream_head.stream offset 0)
                else stream in (select m.case_id from my_case m) end);
