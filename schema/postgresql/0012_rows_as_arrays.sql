-- The rows of a commit go to the database as one value a table: an array of one of these, in binary. Reading some thirty values an
-- act one by one, each with its type looked up, cost more than the array. What they hold is what engine/store/row_statements.hpp
-- says of each statement; before it n, the append that a row belongs to.

create type resting_row as (n integer, stream text, at integer);
create type sifted_rest_row as (n integer, stream text, at integer, strict integer);
create type head_row as (
    n integer, stream text, expected integer, version integer, changed_at bigint, hash bytea, behind text, tasks text);
create type sifted_head_row as (
    n integer, stream text, expected integer, version integer, changed_at bigint, hash bytea, behind text, tasks text,
    rests text, actor text, key text, strict integer);
create type event_row as (
    n integer, stream text, version integer, type text, shape integer, track text, piece integer, body text, actor text,
    role text, on_behalf_of text, occurred_on text, recorded_at bigint, rule_set text, hash bytea, format integer, salt text);
create type erased_body_row as (n integer, stream text, version integer, digest bytea);
create type stream_row as (n integer, stream text);
create type kept_answer_row as (n integer, actor text, key text, request_digest text, answer text, kept_at bigint);
create type pending_work_row as (n integer, kind text, payload text);
create type draft_row as (n integer, stream text, track text, piece integer);
create type line_row as (
    n integer, case_id text, workflow text, subject text, title text, stage text, search_title text, tags text);
create type moved_line_row as (n integer, case_id text, stage text, tags text);
create type dropped_link_row as (n integer, case_id text, linked_id text);
create type link_row as (n integer, case_id text, linked_id text, position integer, roles text);
create type bar_row as (n integer, case_id text, person text, barred_id text);
create type delegation_row as (
    n integer, case_id text, person text, role text, valid_from text, valid_to text, on_behalf_of text);
create type participation_row as (n integer, case_id text, person text, role text, valid_from text, valid_to text);
create type tasks_row as (n integer, stream text, behind text, tasks text);
create type case_row as (n integer, case_id text);
create type access_row as (
    n integer, case_id text, track text, piece integer, version integer, person text, roles text, on_behalf_of text,
    day text, first_at bigint, as_of bigint);
