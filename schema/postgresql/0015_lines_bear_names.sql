-- A page of a long list looked each subject up for his name, in pages spread over the whole file. A line bears it as lists show
-- it, beside the one by which it is sorted; both follow the person.
alter table case_line add column listed_name text not null default ''; -- '' for a case about nobody
update case_line set listed_name = coalesce((select p.listed_name from person p where p.id = subject), '');

create or replace function name_lines() returns trigger language plpgsql as $$
begin
    update case_line c set sort_name = e.sort_name, listed_name = e.listed_name
      from entered e
     where c.subject = e.id and (c.sort_name <> e.sort_name or c.listed_name <> e.listed_name);
    return null;
end
$$;
