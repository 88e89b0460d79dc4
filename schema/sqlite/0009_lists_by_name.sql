-- Pages of a long list are read in the order of its names: a line bears the name by which it is sorted, its subject's or,
-- for a case about nobody, its title. It follows the name of the person.
alter table case_line add column sort_name text not null default '';
update case_line set sort_name = coalesce((select p.sort_name from person p where p.id = subject), search_title);
create index case_line_by_name on case_line (workflow, sort_name, case_id);
create index case_line_by_subject on case_line (subject);

create trigger person_names_lines after insert on person begin
    update case_line set sort_name = new.sort_name where subject = new.id;
end;
create trigger person_renames_lines after update of sort_name on person when new.sort_name <> old.sort_name begin
    update case_line set sort_name = new.sort_name where subject = new.id;
end;
