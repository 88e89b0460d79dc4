-- What roles know that do not know of a case's last event stands beside its head, which is written with every act, and no
-- longer among its tags: two rows less an act. ",author=00001764323400000000:12,reader=…," in the order of the roles' names.

alter table stream_head add column behind text collate "C" not null default '';

update stream_head h set behind = t.behind
  from (select case_id, ',' || string_agg(role || '=' || value || ',', '' order by role collate "C") as behind
          from case_tag, unnest(string_to_array(trim(both ',' from audience), ',')) as role
         where name = ':behind'
         group by case_id) t
 where h.stream = t.case_id;
delete from case_tag where name = ':behind';

-- One of the views that a rebuild compares (engine/store/statements.hpp).
create view known_case (case_id, behind) with (security_invoker = true) as
    select stream, behind from stream_head where behind <> '';
grant select on known_case to titularis_server;
