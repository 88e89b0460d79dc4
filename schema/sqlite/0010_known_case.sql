-- What roles know that do not know of a case's last event stands beside its head, which is written with every act, and no
-- longer among its tags: two rows less an act. ",author=00001764323400000000:12,reader=…," in the order of the roles' names.

alter table stream_head add column behind text not null default '';

update stream_head set behind =
    (select ',' || group_concat(known, '')
       from (select role.value || '=' || t.value || ',' as known
               from case_tag t, json_each('["' || replace(trim(t.audience, ','), ',', '","') || '"]') as role
              where t.case_id = stream_head.stream and t.name = ':behind'
              order by role.value))
 where stream in (select case_id from case_tag where name = ':behind');
delete from case_tag where name = ':behind';

-- One of the views that a rebuild compares (engine/store/statements.hpp).
create view known_case (case_id, behind) as
    select stream, behind from stream_head where behind <> '';
