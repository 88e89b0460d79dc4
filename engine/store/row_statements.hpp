#pragma once
// The statements that write rows: those of a commit, and who consulted what. SQLite runs one for each row; PostgreSQL
// once for all the rows of a kind (sender.hpp).

#include "engine/store/row_columns.hpp"

#include <string_view>

namespace engine::store {

struct RowStatement {
    std::string_view name; // for errors and logs
    RowColumns columns;
    std::string_view sqlite; // for one row, its values by name
    std::string_view
        postgresql;          // for the rows of `u`: its columns, and before them n, the append that a row belongs to
    std::string_view type{}; // of those rows (schema/postgresql/0012_rows_as_arrays.sql)
};

// On PostgreSQL a commit begins with the gates, of which there are two kinds (Gates, sender.hpp). hold_rest, hold_rests,
// open_head and move_head let all through or nothing. sift_rests, sift_openings and sift_moves look which appends can be
// written, and leave word of the others in settings of the transaction; what follows leaves the rows of those out: "@stands"
// is that condition. Either way nobody waits for an answer before he sends the next; and by the second, who is refused
// hinders nobody. "@rows" is how many rows there are.
namespace sql::rows {

// SQLite has one that writes: he looks, for each append, before he does.
inline constexpr RowStatement version_of{"version_of", "stream text",
                                         "select version from stream_head where stream = :stream", ""};
inline constexpr RowStatement is_taken{"is_taken", "actor text, key text",
                                       "select 1 from kept_answer where actor = :actor and key = :key", ""};

// Streams that stay where they are, and on which appends rest. Held until the commit, so that two appends that each rest
// on what the other moves do not both go through; any number may rest on one at once.
inline constexpr RowStatement hold_rests{"hold_rests", "stream text, at integer", "",
                                         R"(,
    held as (
        select 1 from u join stream_head h on h.stream = u.stream and h.version = u.at for share of h)
    select -1, 0, case when (select count(*) from held) < @rows then refuse_append() end)",
                                         "resting_row"};
// The same for one, as there mostly is: the campaign.
inline constexpr RowStatement hold_rest{"hold_rest", "stream text, at integer", "",
                                        R"(
    select -1, 0, case when not exists (
        select 1 from u join stream_head h on h.stream = u.stream and h.version = u.at for share of h) then refuse_append() end)",
                                        "resting_row"};

// `strict`: all comes to nothing.
inline constexpr RowStatement sift_rests{"sift_rests", "stream text, at integer, strict integer", "",
                                         R"(,
    gone as (
        select u.n, u.strict from u
         where not exists (select 1 from stream_head h where h.stream = u.stream and h.version = u.at for share)),
    told as (
        select set_config('titularis.moved',
                          concat_ws(',', nullif(current_setting('titularis.moved', true), ''),
                                    (select string_agg(cast(n as text), ',') from gone)), true) as said,
               case when (select max(strict) from gone) = 1 then refuse_append() end as raised)
    select -1, 0, t.said, t.raised from gone cross join told t)",
                                         "sifted_rest_row"};

// Streams that begin, and streams that move on. `tasks` is null when they stay as they are. On PostgreSQL a stream that moves
// on ends its `drafts` where its head says that it may have some (schema/postgresql/0014_drafts_told_by_heads.sql).
inline constexpr RowColumns head_columns{"stream text, expected integer, version integer, changed_at bigint, "
                                         "hash bytea, behind text, tasks text, drafts text"};

inline constexpr RowStatement open_head{"open_head", head_columns,
                                        R"(insert into stream_head (stream, version, changed_at, hash, behind, tasks)
       values (:stream, :version, :changed_at, cast(:hash as blob), :behind, :tasks))",
                                        R"(
    insert into stream_head (stream, version, changed_at, hash, behind, tasks)
    select u.stream, u.version, u.changed_at, u.hash, u.behind, u.tasks from u)",
                                        "head_row"};

inline constexpr RowStatement move_head{
    "move_head", head_columns,
    R"(update stream_head set version = :version, changed_at = :changed_at, hash = cast(:hash as blob), behind = :behind,
              tasks = coalesce(:tasks, tasks)
        where stream = :stream and version = :expected)",
    R"(,
    moved as (
        update stream_head h set version = u.version, changed_at = u.changed_at, hash = u.hash, behind = u.behind,
               tasks = coalesce(u.tasks, h.tasks),
               drafted = case when h.drafted then end_drafts(u.stream, u.drafts) else false end
          from u
         where h.stream = u.stream and h.version = u.expected
     returning 1)
    select -1, 0, case when (select count(*) from moved) < @rows then refuse_append() end)",
    "head_row"};

// They answer with the appends refused: by what they rest on, by a key that is taken already, or by a stream that is
// elsewhere. For a `strict` one all comes to nothing.
inline constexpr RowColumns sifted_columns{
    "stream text, expected integer, version integer, changed_at bigint, hash bytea, behind text, tasks text,"
    " rests text, actor text, key text, strict integer"};

inline constexpr RowStatement sift_openings{"sift_openings", sifted_columns, "",
                                            R"(,
    taken as (
        select u.n from u join kept_answer k on k.actor = u.actor and k.key = u.key),
    opened as (
        insert into stream_head (stream, version, changed_at, hash, behind, tasks)
        select u.stream, u.version, u.changed_at, u.hash, u.behind, u.tasks from u
         where u.n <> all (array(select n from taken)) and not cast(u.rests as integer[]) && @moved
        on conflict do nothing
        returning stream),
    refused as (
        select u.n, u.strict from u where u.stream not in (select stream from opened)),
    told as @told
    select r.n, case when r.n in (select n from taken) then 1 else 0 end, t.said, t.raised
      from refused r cross join told t)",
                                            "sifted_head_row"};

inline constexpr RowStatement sift_moves{"sift_moves", sifted_columns, "",
                                         R"(,
    taken as (
        select u.n from u join kept_answer k on k.actor = u.actor and k.key = u.key),
    moved as (
        update stream_head h set version = u.version, changed_at = u.changed_at, hash = u.hash, behind = u.behind,
               tasks = coalesce(u.tasks, h.tasks)
          from u
         where h.stream = u.stream and h.version = u.expected
           and u.n <> all (array(select n from taken)) and not cast(u.rests as integer[]) && @moved
     returning u.n),
    refused as (
        select u.n, u.strict from u where u.n not in (select n from moved)),
    told as @told
    select r.n, case when r.n in (select n from taken) then 1 else 0 end, t.said, t.raised
      from refused r cross join told t)",
                                         "sifted_head_row"};

inline constexpr RowStatement insert_event{
    "insert_event",
    "stream text, version integer, type text, shape integer, track text, piece integer, body text, actor text, role "
    "text,"
    " on_behalf_of text, occurred_on text, recorded_at bigint, rule_set text, hash bytea, format integer, salt text",
    R"(insert into event (stream, version, type, shape, track, piece, body, actor, role, on_behalf_of,
                          occurred_on, recorded_at, rule_set, hash, format, salt)
       values (:stream, :version, :type, :shape, :track, :piece, :body, :actor, :role, nullif(:on_behalf_of, ''),
               :occurred_on, :recorded_at, :rule_set, cast(:hash as blob), :format, :salt))",
    R"(
    insert into event (stream, version, type, shape, track, piece, body, actor, role, on_behalf_of,
                       occurred_on, recorded_at, rule_set, hash, format, salt)
    select u.stream, u.version, u.type, u.shape, u.track, u.piece, u.body, u.actor, u.role, nullif(u.on_behalf_of, ''),
           u.occurred_on, u.recorded_at, u.rule_set, u.hash, u.format, u.salt
      from u where @stands)",
    "event_row"};

// The one change that the journal allows, once the event that says so is written (schema/*/0006_erasure.sql).
inline constexpr RowStatement erase_body{"erase_body", "stream text, version integer, digest bytea",
                                         R"(update event set body = '', salt = '', body_digest = cast(:digest as blob)
        where stream = :stream and version = :version and body_digest is null)",
                                         R"(
    update event e set body = '', salt = '', body_digest = u.digest
      from u where e.stream = u.stream and e.version = u.version and e.body_digest is null and @stands)",
                                         "erased_body_row"};
// What forms of the case were left like, by whichever hand.
inline constexpr RowStatement erase_drafts{"erase_drafts", "stream text", "delete from draft where stream = :stream",
                                           R"(
    delete from draft d using u where d.stream = u.stream and @stands)",
                                           "stream_row"};
inline constexpr RowStatement erase_answers{"erase_answers", "stream text",
                                            "delete from kept_answer where instr(answer, :stream) > 0", R"(
    delete from kept_answer k using u where strpos(k.answer, u.stream) > 0 and @stands)",
                                            "stream_row"};

inline constexpr RowStatement keep_answer{"keep_answer",
                                          "actor text, key text, request_digest text, answer text, kept_at bigint",
                                          R"(insert into kept_answer (actor, key, request_digest, answer, kept_at)
       values (:actor, :key, :request_digest, :answer, :kept_at))",
                                          R"(
    insert into kept_answer (actor, key, request_digest, answer, kept_at)
    select u.actor, u.key, u.request_digest, u.answer, u.kept_at from u where @stands)",
                                          "kept_answer_row"};

inline constexpr RowStatement add_pending{"add_pending", "kind text, payload text",
                                          "insert into pending_work (kind, payload) values (:kind, :payload)", R"(
    insert into pending_work (kind, payload) select u.kind, u.payload from u where @stands)",
                                          "pending_work_row"};

inline constexpr RowStatement drop_draft{
    "drop_draft", "stream text, track text, piece integer",
    "delete from draft where stream = :stream and track = :track and piece = :piece", R"(
    delete from draft d using u where d.stream = u.stream and d.track = u.track and d.piece = u.piece and @stands)",
    "draft_row"};

// Sorted by the name of whom it is about, which it bears, or by its title.
inline constexpr RowStatement put_line{
    "put_line", "case_id text, workflow text, subject text, title text, stage text, search_title text, tags text",
    R"(insert into case_line (case_id, workflow, subject, title, stage, search_title, sort_name, listed_name, tags)
       values (:case_id, :workflow, :subject, :title, :stage, :search_title,
               coalesce((select sort_name from person where id = :subject), :search_title),
               coalesce((select listed_name from person where id = :subject), ''), :tags)
       on conflict (case_id) do update set workflow = excluded.workflow, subject = excluded.subject,
              title = excluded.title, stage = excluded.stage, search_title = excluded.search_title,
              sort_name = excluded.sort_name, listed_name = excluded.listed_name, tags = excluded.tags)",
    R"(
    insert into case_line (case_id, workflow, subject, title, stage, search_title, sort_name, listed_name, tags)
    select u.case_id, u.workflow, u.subject, u.title, u.stage, u.search_title, coalesce(p.sort_name, u.search_title),
           coalesce(p.listed_name, ''), u.tags
      from u left join person p on p.id = u.subject where @stands
    on conflict (case_id) do update set workflow = excluded.workflow, subject = excluded.subject,
           title = excluded.title, stage = excluded.stage, search_title = excluded.search_title,
           sort_name = excluded.sort_name, listed_name = excluded.listed_name, tags = excluded.tags)",
    "line_row"};

// Most acts change no more of it, and no index.
inline constexpr RowStatement move_line{"move_line", "case_id text, stage text, tags text",
                                        "update case_line set stage = :stage, tags = :tags where case_id = :case_id",
                                        R"(
    update case_line c set stage = u.stage, tags = u.tags from u where c.case_id = u.case_id and @stands)",
                                        "moved_line_row"};

inline constexpr RowStatement drop_link{"drop_link", "case_id text, linked_id text",
                                        "delete from case_link where case_id = :case_id and linked_id = :linked_id", R"(
    delete from case_link l using u where l.case_id = u.case_id and l.linked_id = u.linked_id and @stands)",
                                        "dropped_link_row"};
inline constexpr RowStatement put_link{
    "put_link", "case_id text, linked_id text, position integer, roles text",
    R"(insert into case_link (case_id, linked_id, position, roles) values (:case_id, :linked_id, :position, :roles)
       on conflict (case_id, linked_id) do update set position = excluded.position, roles = excluded.roles)",
    R"(
    insert into case_link (case_id, linked_id, position, roles)
    select u.case_id, u.linked_id, u.position, u.roles from u where @stands
    on conflict (case_id, linked_id) do update set position = excluded.position, roles = excluded.roles)",
    "link_row"};

inline constexpr RowStatement drop_bar{
    "drop_bar", "case_id text, person text, barred_id text",
    "delete from bar where case_id = :case_id and person = :person and barred_id = :barred_id", R"(
    delete from bar b using u
     where b.case_id = u.case_id and b.person = u.person and b.barred_id = u.barred_id and @stands)",
    "bar_row"};
inline constexpr RowStatement put_bar{"put_bar", "case_id text, person text, barred_id text",
                                      R"(insert into bar (case_id, person, barred_id)
       values (:case_id, :person, :barred_id) on conflict do nothing)",
                                      R"(
    insert into bar (case_id, person, barred_id)
    select u.case_id, u.person, u.barred_id from u where @stands on conflict do nothing)",
                                      "bar_row"};

inline constexpr RowColumns delegation_columns{
    "case_id text, person text, role text, valid_from text, valid_to text, on_behalf_of text"};
inline constexpr RowStatement drop_delegation{
    "drop_delegation", delegation_columns,
    R"(delete from delegation where case_id = :case_id and person = :person and role = :role
          and valid_from = :valid_from and valid_to = :valid_to and on_behalf_of = :on_behalf_of)",
    R"(
    delete from delegation d using u
     where d.case_id = u.case_id and d.person = u.person and d.role = u.role and d.valid_from = u.valid_from
       and d.valid_to = u.valid_to and d.on_behalf_of = u.on_behalf_of and @stands)",
    "delegation_row"};
inline constexpr RowStatement put_delegation{
    "put_delegation", delegation_columns,
    R"(insert into delegation (case_id, person, role, valid_from, valid_to, on_behalf_of)
       values (:case_id, :person, :role, :valid_from, :valid_to, :on_behalf_of) on conflict do nothing)",
    R"(
    insert into delegation (case_id, person, role, valid_from, valid_to, on_behalf_of)
    select u.case_id, u.person, u.role, u.valid_from, u.valid_to, u.on_behalf_of from u where @stands
    on conflict do nothing)",
    "delegation_row"};

inline constexpr RowColumns participation_columns{
    "case_id text, person text, role text, valid_from text, valid_to text"};
inline constexpr RowStatement drop_participation{
    "drop_participation", participation_columns,
    R"(delete from participation where case_id = :case_id and person = :person and role = :role
          and valid_from = :valid_from and valid_to = :valid_to)",
    R"(
    delete from participation p using u
     where p.case_id = u.case_id and p.person = u.person and p.role = u.role and p.valid_from = u.valid_from
       and p.valid_to = u.valid_to and @stands)",
    "participation_row"};
inline constexpr RowStatement put_participation{
    "put_participation", participation_columns,
    R"(insert into participation (case_id, person, role, valid_from, valid_to)
       values (:case_id, :person, :role, :valid_from, :valid_to) on conflict do nothing)",
    R"(
    insert into participation (case_id, person, role, valid_from, valid_to)
    select u.case_id, u.person, u.role, u.valid_from, u.valid_to from u where @stands on conflict do nothing)",
    "participation_row"};

// Where the rows alone are drawn anew; a commit writes it with the head.
inline constexpr RowStatement put_tasks{
    "put_tasks", "stream text, behind text, tasks text",
    "update stream_head set behind = :behind, tasks = :tasks where stream = :stream",
    R"(
    update stream_head h set behind = u.behind, tasks = u.tasks from u where h.stream = u.stream and @stands)",
    "tasks_row"};

// All the rows of a case.
inline constexpr RowStatement purge_line{"purge_line", "case_id text", "delete from case_line where case_id = :case_id",
                                         "delete from case_line c using u where c.case_id = u.case_id and @stands",
                                         "case_row"};
inline constexpr RowStatement purge_links{
    "purge_links", "case_id text", "delete from case_link where case_id = :case_id",
    "delete from case_link c using u where c.case_id = u.case_id and @stands", "case_row"};
inline constexpr RowStatement purge_participations{
    "purge_participations", "case_id text", "delete from participation where case_id = :case_id",
    "delete from participation c using u where c.case_id = u.case_id and @stands", "case_row"};
inline constexpr RowStatement purge_bars{"purge_bars", "case_id text", "delete from bar where case_id = :case_id",
                                         "delete from bar c using u where c.case_id = u.case_id and @stands",
                                         "case_row"};
inline constexpr RowStatement purge_delegations{
    "purge_delegations", "case_id text", "delete from delegation where case_id = :case_id",
    "delete from delegation c using u where c.case_id = u.case_id and @stands", "case_row"};

// Who consulted what: no append, so none is refused.
inline constexpr RowStatement note_access{
    "note_access",
    "case_id text, track text, piece integer, version integer, person text, roles text, on_behalf_of text, day text,"
    " first_at bigint, as_of bigint",
    R"(insert into access (case_id, track, piece, version, person, roles, on_behalf_of, day, first_at, as_of)
       values (:case_id, :track, :piece, :version, :person, :roles, :on_behalf_of, :day, :first_at, :as_of)
       on conflict do nothing)",
    R"(
    insert into access (case_id, track, piece, version, person, roles, on_behalf_of, day, first_at, as_of)
    select u.case_id, u.track, u.piece, u.version, u.person, u.roles, u.on_behalf_of, u.day, u.first_at, u.as_of
      from u
    on conflict do nothing)",
    "access_row"};

} // namespace sql::rows
} // namespace engine::store
