-- A page of a long list looked each subject up for his name, in pages spread over the whole file. A line bears it as lists show
-- it, beside the one by which it is sorted; both follow the person.
alter table case_line add column listed_name text not null default ''; -- '' for a case about nobody
update case_line set listed_name = coalesce((select p.listed_name from person p where p.id = subject), '');

drop trigger person_names_lines;
drop trigger person_renames_lines;
create trigger person_names_lines after insert on person begin
    update case_line set sort_name = new.sort_name, listed_name = new.listed_name where subject = new.id;
end;
create trigger person_renames_lines after update of sort_name, listed_name on person
    when new.sort_name <> old.sort_name or new.listed_name <> old.listed_name begin
    update case_line set sort_name = new.sort_name, listed_name = new.listed_name where subject = new.id;
end;
