#pragma once
// The statements of the store, named; those that write rows are in row_statements.hpp. Where the two databases differ, SQLite's wording comes first and PostgreSQL's
// after it. No value is ever part of a text: values are bound, by name.

#include "engine/store/address.hpp"

#include <string_view>

namespace engine::store {

struct Statement {
    std::string_view name; // for errors and logs
    std::string_view sqlite;
    std::string_view postgresql;

    constexpr Statement(char const* name_, char const* both) : name{name_}, sqlite{both}, postgresql{both} {}
    constexpr Statement(char const* name_, char const* sqlite_, char const* postgresql_)
        : name{name_}, sqlite{sqlite_}, postgresql{postgresql_}
    {
    }
    constexpr std::string_view in(Dialect dialect) const { return dialect == Dialect::sqlite ? sqlite : postgresql; }
};

namespace sql {

// ---- Schema ----

inline constexpr Statement schema_table_exists{
    "schema_table_exists", "select count(*) from sqlite_master where type = 'table' and name = 'schema_step'",
    "select count(*) from pg_tables where tablename = 'schema_step' and schemaname = current_schema()"};

inline constexpr Statement create_schema_table{
    "create_schema_table",
    "create table schema_step (number integer primary key, name text not null, digest text not null,"
    " applied_at text not null) strict",
    "create table schema_step (number integer primary key, name text not null, digest text not null,"
    " applied_at text not null)"};

// Any number of ours will do: two migrations of one database wait for each other.
inline constexpr Statement lock_schema{"lock_schema", "", "select pg_advisory_xact_lock(7216494)"};

inline constexpr Statement schema_steps{"schema_steps", "select number, name, digest from schema_step order by number"};

inline constexpr Statement remember_step{
    "remember_step",
    "insert into schema_step (number, name, digest, applied_at)"
    " values (:number, :name, :digest, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
    "insert into schema_step (number, name, digest, applied_at)"
    " values (:number, :name, :digest, to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'))"};

inline constexpr Statement is_there{"is_there", "select 1"};

// On SQLite: another number on this connection as soon as any other has committed.
inline constexpr Statement data_version{"data_version", "pragma data_version"};

// ---- Journal: reading ----

inline constexpr Statement load_stream{
    "load_stream",
    R"(select stream, version, type, shape, track, piece, body, actor, role, coalesce(on_behalf_of, ''),
              occurred_on, recorded_at, rule_set, lower(hex(hash)), format, salt,
              lower(hex(coalesce(body_digest, '')))
         from event
        where stream = :stream and version > :after
        order by version)",
    R"(select stream, version, type, shape, track, piece, body, actor, role, coalesce(on_behalf_of, ''),
              occurred_on, recorded_at, rule_set, encode(hash, 'hex'), format, salt,
              coalesce(encode(body_digest, 'hex'), '')
         from event
        where stream = :stream and version > :after
        order by version)"};

inline constexpr Statement scan_events{
    "scan_events",
    R"(select stream, version, type, shape, track, piece, body, actor, role, coalesce(on_behalf_of, ''),
              occurred_on, recorded_at, rule_set, lower(hex(hash)), format, salt,
              lower(hex(coalesce(body_digest, '')))
         from event
        where (stream, version) > (:stream, :after)
        order by stream, version
        limit :limit)",
    R"(select stream, version, type, shape, track, piece, body, actor, role, coalesce(on_behalf_of, ''),
              occurred_on, recorded_at, rule_set, encode(hash, 'hex'), format, salt,
              coalesce(encode(body_digest, 'hex'), '')
         from event
        where (stream, version) > (:stream, :after)
        order by stream, version
        limit :limit)"};

inline constexpr Statement head_version{"head_version", "select version from stream_head where stream = :stream"};

inline constexpr Statement all_heads{"all_heads", "select stream, version, lower(hex(hash)) from stream_head",
                                     "select stream, version, encode(hash, 'hex') from stream_head"};

inline constexpr Statement heads_of{
    "heads_of", "select stream, version from stream_head where stream in (select value from json_each(:streams))",
    "select stream, version from stream_head"
    " where stream in (select jsonb_array_elements_text(cast(:streams as jsonb)))"};

inline constexpr Statement kept_answer{
    "kept_answer", "select request_digest, answer, kept_at from kept_answer where actor = :actor and key = :key"};

inline constexpr Statement forget_answers{"forget_answers", "delete from kept_answer where kept_at < :before"};

inline constexpr Statement pending_work{"pending_work",
                                        "select id, kind, payload from pending_work order by id limit :limit"};

inline constexpr Statement pending_done{"pending_done", "delete from pending_work where id = :id"};

// ---- Read models: writing ----

// Held until the commit: nobody moves the case on while its rows are written anew.
inline constexpr Statement lock_head{"lock_head", "select version from stream_head where stream = :stream",
                                     "select version from stream_head where stream = :stream for update"};

inline constexpr Statement clear_read_models{"clear_read_models",
                                             "update stream_head set behind = '', tasks = '{}'; delete from case_line;"
                                             " delete from case_link; delete from participation; delete from bar;"
                                             " delete from delegation"};

// ---- Read models: cases ----

// A reader sees the cases on which he holds a role that day (the views own_role, lent_role and held_role, both, say
// on which; apart, each is flattened into the query, together they are gone through first). A query is put
// together from `page_begin` or `count`, `seen`, any filters, and `page_end`; "#" stands for a filter's number. An
// "offset 0" keeps PostgreSQL from starting at the filter and going through cases that the reader does not see.
namespace cases {

inline constexpr std::string_view page_begin = R"(
    select l.case_id, l.workflow, h.version, h.changed_at, h.behind, l.subject, l.listed_name, l.title, l.stage, l.sort_name,
           l.tags
      from (select c.* from case_line c)";

inline constexpr std::string_view count = R"(
            select count(*) from case_line c)";

inline constexpr std::string_view seen = R"(
             where c.case_id in (select r.case_id from own_role r
                                  where r.person = :reader and r.valid_from <= :today and r.valid_to >= :today
                                 union all
                                 select r.case_id from lent_role r
                                  where r.person = :reader and r.valid_from <= :today and r.valid_to >= :today))";

// The same, asked of each case in turn: for a reader who sees so many that a page is soon full.
inline constexpr std::string_view seen_each = R"(
             where (exists (select 1 from own_role r
                             where r.case_id = c.case_id and r.person = :reader
                               and r.valid_from <= :today and r.valid_to >= :today limit 1 offset 0)
                    or exists (select 1 from lent_role r
                                where r.case_id = c.case_id and r.person = :reader
                                  and r.valid_from <= :today and r.valid_to >= :today limit 1 offset 0)))";

// How many a reader sees by roles of his own, up to that many; and about how many lines there are, which PostgreSQL knows once
// it has counted them (before, less than none).
inline constexpr Statement seen_of_his_own{"seen_of_his_own", R"(
    select count(*)
      from (select 1 from own_role r
             where r.person = :reader and r.valid_from <= :today and r.valid_to >= :today
             limit :most) as first_few)"};
inline constexpr Statement lines_about{
    "lines_about", "select coalesce(max(rowid), 0) from case_line",
    "select cast(reltuples as bigint) from pg_class where oid = cast('case_line' as regclass)"};

// PostgreSQL's policies are told that a list is read on the way of `seen_each` (schema/postgresql/0009).
inline constexpr Statement say_many{"say_many", "", "select set_config('titularis.sees', 'many', true)"};

inline constexpr std::string_view of_workflow = " and c.workflow = :workflow";
// The same where the cases are looked up: SQLite would go through that workflow's index instead.
inline constexpr std::string_view and_of_workflow = " and coalesce(c.workflow, '') = :workflow";
inline constexpr std::string_view in_stage = " and c.stage = :stage";

// By what one of the reader's roles knows of: a role that `behind` does not name knows of the last event. "@place" is where
// it names a role.
inline constexpr std::string_view changed_since = R"(
               and exists (select 1 from stream_head h
                            where h.stream = c.case_id and h.changed_at >= :since
                              and exists (select 1 from held_role r
                                           where r.case_id = c.case_id and r.person = :reader
                                             and r.valid_from <= :today and r.valid_to >= :today
                                             and (@place = 0
                                                  or substr(h.behind, @place + length(r.role) + 2, length(:since_text))
                                                     >= :since_text)
                                           limit 1 offset 0)
                            limit 1 offset 0))";
constexpr std::string_view place_of_role(Dialect dialect)
{
    return dialect == Dialect::sqlite ? "instr(h.behind, ',' || r.role || '=')"
                                      : "strpos(h.behind, ',' || r.role || '=')";
}

// To a case that he sees too: otherwise the answer would tell what a case is linked to.
inline constexpr std::string_view linked_to = R"(
               and exists (select 1 from case_link f
                            where f.case_id = c.case_id and f.linked_id = :linked and f.position > 0 limit 1 offset 0)
               and :linked in (select r.case_id from held_role r
                                where r.person = :reader and r.valid_from <= :today and r.valid_to >= :today))";

// A tag that is not for the reader's roles on that case is as if it were not there.
inline constexpr std::string_view with_tag = R"(
               and exists (select 1 from case_tag t
                            where t.case_id = c.case_id and t.name = :name_# and t.value = :value_#
                              and (t.audience = ''
                                   or exists (select 1
                                                from own_role r
                                               where r.case_id = c.case_id and r.person = :reader
                                                 and r.valid_from <= :today and r.valid_to >= :today
                                                 and replace(t.audience, ',' || r.role || ',', '') <> t.audience
                                               limit 1 offset 0)
                                   or exists (select 1
                                                from lent_role r
                                               where r.case_id = c.case_id and r.person = :reader
                                                 and r.valid_from <= :today and r.valid_to >= :today
                                                 and replace(t.audience, ',' || r.role || ',', '') <> t.audience
                                               limit 1 offset 0))
                            limit 1 offset 0))";

inline constexpr std::string_view with_word = R"(
               and (c.sort_name || ' ' || c.search_title) like :word_#)";

inline constexpr std::string_view after = R"(
               and (c.sort_name, c.case_id) > (:after_name, :after_id))";

inline constexpr std::string_view page_end = R"(
             order by c.sort_name, c.case_id
             limit :limit) as l
      join stream_head h on h.stream = l.case_id
     order by l.sort_name, l.case_id)";

} // namespace cases

// Of a page's cases, one after the other, and not of all that he sees.
inline constexpr Statement roles_on_cases{"roles_on_cases",
                                          R"(select r.case_id, r.role
         from json_each(:cases) c cross join own_role r
        where r.case_id = c.value
          and r.person = :reader and r.valid_from <= :today and r.valid_to >= :today
        union
       select r.case_id, r.role
         from json_each(:cases) c cross join lent_role r
        where r.case_id = c.value
          and r.person = :reader and r.valid_from <= :today and r.valid_to >= :today
        order by 1, 2)",
                                          R"(select c.id, r.role
         from jsonb_array_elements_text(cast(:cases as jsonb)) as c(id)
        cross join lateral (select distinct h.role from held_role h
                             where h.case_id = c.id
                               and h.person = :reader and h.valid_from <= :today and h.valid_to >= :today
                             offset 0) as r
        order by 1, 2)"};

inline constexpr Statement holds_role{"holds_role",
                                      R"(select 1 from held_role
        where case_id = :case_id and person = :person and valid_from <= :last and valid_to >= :first limit 1)"};

// ---- A case, for whoever has a hand in it (load_for.cpp) ----

// PostgreSQL's only, for the pipeline: their values are $1 and so on.
struct Piped {
    std::string_view name;
    std::string_view text;
};

inline constexpr Piped read_as_person{
    "read_as_person",
    "select set_config('transaction_read_only', 'on', true), set_config('titularis.reader', $1, true),"
    " set_config('titularis.today', $2, true), set_config('role', 'titularis_reader', true)"};
inline constexpr Piped has_a_hand{"has_a_hand", R"(
    select set_config('titularis.has_a_hand',
                      case when exists (select 1 from held_role
                                         where case_id = $1 and person = $2 and valid_from <= $3 and valid_to >= $4)
                           then 'yes' else '' end, true))"};
inline constexpr Piped work_again{"work_again", "reset role"};
inline constexpr Piped load_if_he_has{
    "load_if_he_has",
    R"(select stream, version, type, shape, track, piece, body, actor, role, coalesce(on_behalf_of, ''),
              occurred_on, recorded_at, rule_set, encode(hash, 'hex'), format, salt,
              coalesce(encode(body_digest, 'hex'), '')
         from event
        where stream = $1 and current_setting('titularis.has_a_hand') = 'yes'
        order by version)"};

inline constexpr Statement cases_linked_to{
    "cases_linked_to", "select case_id from case_link where linked_id = :linked and position > 0 order by case_id"};

// ---- Read models: tasks ----

// What two roles of the reader may both do is one task: the row that is nearest to being done stands for it.
namespace tasks {

inline constexpr std::string_view mine_begin = R"(
    with mine as (
        select t.case_id, t.track, t.piece, t.command, t.role, t.due, t.opens_on, t.blocked, t.waits_for, t.why,
               row_number() over (partition by t.case_id, t.track, t.piece, t.command
                                  order by t.blocked, case when t.opens_on <= :today then 0 else 1 end, t.role) as choice
          from held_role r
          join task t on t.case_id = r.case_id and t.role = r.role
         where r.person = :reader and r.valid_from <= :today and r.valid_to >= :today)";
inline constexpr std::string_view only = " and r.case_id = :only";
inline constexpr std::string_view mine_end = ")";

inline constexpr std::string_view page = R"(
    select m.case_id, c.workflow, c.listed_name, c.title,
           m.track, m.piece, m.command, m.role, m.due, m.opens_on, m.blocked, m.waits_for, m.why
      from mine m join case_line c on c.case_id = m.case_id
     where m.choice = 1)";
inline constexpr std::string_view to_do = " and m.blocked = 0 and m.opens_on <= :today";
inline constexpr std::string_view upcoming = " and m.blocked = 0 and m.opens_on > :today";
inline constexpr std::string_view waiting = " and m.blocked = 1";
inline constexpr std::string_view after = R"(
       and (m.due, m.case_id, m.track, m.piece, m.command, m.role)
           > (:after_due, :after_id, :after_track, :after_piece, :after_command, :after_role))";
inline constexpr std::string_view page_end = R"(
     order by m.due, m.case_id, m.track, m.piece, m.command, m.role
     limit :limit)";

inline constexpr std::string_view counts = R"(
    select coalesce(sum(case when m.blocked = 0 and m.opens_on <= :today then 1 else 0 end), 0),
           coalesce(sum(case when m.blocked = 0 and m.opens_on <= :today and m.due < :today then 1 else 0 end), 0),
           coalesce(sum(case when m.blocked = 0 and m.opens_on > :today then 1 else 0 end), 0),
           coalesce(sum(m.blocked), 0)
      from mine m
     where m.choice = 1)";

} // namespace tasks

// ---- Read models: every row as text, some cases at a time ----

namespace dump {

struct Table {
    std::string_view name;
    std::string_view columns; // those of its key first
    int column_count;
    int key_count;
};

inline constexpr Table tables[]{
    {"case_line", "case_id, workflow, subject, title, stage, search_title", 6, 1},
    {"known_case", "case_id, behind", 2, 1},
    {"case_link", "case_id, linked_id, cast(position as text), roles", 4, 2},
    {"participation", "case_id, person, role, valid_from, valid_to", 5, 5},
    {"bar", "case_id, person, barred_id", 3, 3},
    {"delegation", "case_id, person, role, valid_from, valid_to, on_behalf_of", 6, 6},
    {"case_tag", "case_id, name, value, audience", 4, 4},
    {"task", "case_id, role, track, cast(piece as text), command, due, opens_on, cast(blocked as text), waits_for, why",
     10, 5},
};

// "#" stands for the table, "@" for its columns, "%" for the numbers of those of its key.
inline constexpr std::string_view last_of_chunk =
    "select coalesce(max(case_id), '')"
    " from (select distinct case_id from # where case_id > :after order by case_id limit :limit) as chunk";
inline constexpr std::string_view rows = "select @ from # where case_id > :after and case_id <= :last order by %";

} // namespace dump

// ---- People ----

inline constexpr Statement find_person{
    "find_person", "select id, email, family_name, given_name, title, administrator from person where id = :id"};
inline constexpr Statement find_person_by_email{
    "find_person_by_email",
    R"(select id, email, family_name, given_name, title, administrator from person
        where lower(email) = lower(:email) and email <> '')"};
inline constexpr Statement find_people{"find_people",
                                       R"(select id, email, family_name, given_name, title, administrator from person
        where id in (select value from json_each(:ids)))",
                                       R"(select id, email, family_name, given_name, title, administrator from person
        where id in (select jsonb_array_elements_text(cast(:ids as jsonb))))"};
inline constexpr Statement all_people{
    "all_people", "select id, email, family_name, given_name, title, administrator from person order by sort_name, id"};
inline constexpr Statement find_people_by_email{
    "find_people_by_email",
    R"(select a.value, p.id, p.email, p.family_name, p.given_name, p.title, p.administrator
         from json_each(:emails) a join person p on lower(p.email) = lower(a.value) and p.email <> '')",
    R"(select a.value, p.id, p.email, p.family_name, p.given_name, p.title, p.administrator
         from jsonb_array_elements_text(cast(:emails as jsonb)) as a(value)
         join person p on lower(p.email) = lower(a.value) and p.email <> '')"};
// "where true", so that SQLite does not take what follows for a join.
inline constexpr Statement put_people{
    "put_people",
    R"(insert into person (id, email, family_name, given_name, title, administrator, listed_name, sort_name)
       select value ->> 'id', value ->> 'email', value ->> 'family_name', value ->> 'given_name', value ->> 'title',
              value ->> 'administrator', value ->> 'listed_name', value ->> 'sort_name'
         from json_each(:people) where true
       on conflict (id) do update set email = excluded.email, family_name = excluded.family_name,
              given_name = excluded.given_name, title = excluded.title, administrator = excluded.administrator,
              listed_name = excluded.listed_name, sort_name = excluded.sort_name)",
    R"(insert into person (id, email, family_name, given_name, title, administrator, listed_name, sort_name)
       select id, email, family_name, given_name, title, administrator, listed_name, sort_name
         from jsonb_to_recordset(cast(:people as jsonb))
              as p(id text, email text, family_name text, given_name text, title text, administrator integer,
                   listed_name text, sort_name text)
       on conflict (id) do update set email = excluded.email, family_name = excluded.family_name,
              given_name = excluded.given_name, title = excluded.title, administrator = excluded.administrator,
              listed_name = excluded.listed_name, sort_name = excluded.sort_name)"};

// ---- Drafts and settings ----

inline constexpr Statement find_draft{"find_draft",
                                      R"(select body, version, saved_by, saved_at from draft
        where stream = :stream and track = :track and piece = :piece)"};
inline constexpr Statement first_draft{"first_draft",
                                       R"(insert into draft (stream, track, piece, body, version, saved_by, saved_at)
       values (:stream, :track, :piece, :body, 1, :saved_by, :saved_at) on conflict do nothing)"};
inline constexpr Statement save_draft{
    "save_draft",
    R"(update draft set body = :body, version = version + 1, saved_by = :saved_by, saved_at = :saved_at
        where stream = :stream and track = :track and piece = :piece and version = :seen)"};
inline constexpr Statement remove_draft{
    "remove_draft",
    "delete from draft where stream = :stream and track = :track and piece = :piece and version = :seen"};

// ---- Who consulted what ----

// The latest first.
inline constexpr Statement accesses{
    "accesses",
    R"(select id, track, piece, version, person, roles, on_behalf_of, day, first_at, as_of from access
        where case_id = :case_id and id < :before order by id desc limit :limit)"};

inline constexpr Statement find_setting{"find_setting", "select value from setting where name = :name"};
inline constexpr Statement put_setting{"put_setting",
                                       R"(insert into setting (name, value) values (:name, :value)
       on conflict (name) do update set value = excluded.value)"};

// ---- Identity: a person who has left the directory has neither session nor token ----

inline constexpr Statement open_session{
    "open_session",
    R"(insert into session (hash, person, signed_in_at, last_seen_at, expires_at, signed_in_by)
       values (:hash, :person, :signed_in_at, :last_seen_at, :expires_at, :signed_in_by))"};
inline constexpr Statement find_session{
    "find_session",
    R"(select s.hash, s.person, s.signed_in_at, s.last_seen_at, s.expires_at, s.signed_in_by
         from session s join person p on p.id = s.person where s.hash = :hash)"};
inline constexpr Statement session_seen{"session_seen", "update session set last_seen_at = :at where hash = :hash"};
inline constexpr Statement end_session{"end_session", "delete from session where hash = :hash"};
inline constexpr Statement end_sessions{"end_sessions", "delete from session where person = :person"};
inline constexpr Statement forget_sessions{
    "forget_sessions", "delete from session where expires_at <= :expired or last_seen_at <= :unseen"};

inline constexpr Statement add_token{
    "add_token",
    R"(insert into machine_token (hash, id, person, name, scopes, created_by, created_at, expires_at, last_used_on)
       values (:hash, :id, :person, :name, :scopes, :created_by, :created_at, :expires_at, ''))"};
inline constexpr Statement find_token{
    "find_token",
    R"(select t.hash, t.id, t.person, t.name, t.scopes, t.created_by, t.created_at, t.expires_at, t.last_used_on
         from machine_token t join person p on p.id = t.person where t.hash = :hash)"};
inline constexpr Statement token_changes{"token_changes", "select value from setting where name = 'token_changes'"};
inline constexpr Statement find_token_by_id{
    "find_token_by_id",
    R"(select hash, id, person, name, scopes, created_by, created_at, expires_at, last_used_on
         from machine_token where id = :id)"};
inline constexpr Statement list_tokens{
    "list_tokens",
    R"(select hash, id, person, name, scopes, created_by, created_at, expires_at, last_used_on
         from machine_token where id > :after and (:person = '' or person = :person) order by id limit :limit)"};
// Not worth waiting for the disk: what a power loss takes away is the day of a token's last use.
// PostgreSQL goes through an array in the order of the index: two nodes that note the same tokens do not deadlock.
inline constexpr Statement tokens_used{"tokens_used",
                                       R"(update machine_token set last_used_on = :day
        where hash in (select value from json_each(:hashes)) and last_used_on <> :day)",
                                       R"(update machine_token set last_used_on = :day
        where hash = any(array(select jsonb_array_elements_text(cast(:hashes as jsonb)))) and last_used_on <> :day
          and (select set_config('synchronous_commit', 'off', true)) = 'off')"};
inline constexpr Statement revoke_token{"revoke_token", "delete from machine_token where id = :id"};
inline constexpr Statement forget_tokens{"forget_tokens", "delete from machine_token where expires_at <= :expired"};

inline constexpr Statement find_password{"find_password", "select password from account where person = :person"};
inline constexpr Statement put_password{"put_password",
                                        R"(insert into account (person, password, changed_at)
       values (:person, :password, :at)
       on conflict (person) do update set password = excluded.password, changed_at = excluded.changed_at)"};

inline constexpr Statement first_failure{"first_failure",
                                         R"(insert into sign_in_failure (address, failures, not_before)
       values (:address, 0, 0) on conflict do nothing)"};
inline constexpr Statement find_failures{
    "find_failures", "select failures, not_before from sign_in_failure where address = :address",
    "select failures, not_before from sign_in_failure where address = :address for update"};
inline constexpr Statement count_failure{
    "count_failure",
    "update sign_in_failure set failures = :failures, not_before = :not_before where address = :address"};
inline constexpr Statement forget_failures_of{"forget_failures_of",
                                              "delete from sign_in_failure where address = :address"};
inline constexpr Statement forget_failures{"forget_failures", "delete from sign_in_failure where not_before < :before"};

inline constexpr Statement drop_invitations{"drop_invitations",
                                            "delete from invitation where person = :person and used_at = 0"};
inline constexpr Statement invite{"invite",
                                  R"(insert into invitation (hash, person, kind, made_by, expires_at, used_at)
       values (:hash, :person, :kind, :made_by, :expires_at, 0))"};
inline constexpr Statement find_invitation{"find_invitation",
                                           R"(select i.hash, i.person, i.kind, i.made_by, i.expires_at
         from invitation i join person p on p.id = i.person
        where i.hash = :hash and i.used_at = 0 and i.expires_at > :now)"};
inline constexpr Statement use_invitation{
    "use_invitation", "update invitation set used_at = :now where hash = :hash and used_at = 0 and expires_at > :now"};
inline constexpr Statement forget_invitations{"forget_invitations",
                                              "delete from invitation where expires_at < :before"};

inline constexpr Statement begin_sign_on{"begin_sign_on",
                                         R"(insert into sign_on (hash, state, nonce, verifier, return_to, expires_at)
       values (:hash, :state, :nonce, :verifier, :return_to, :expires_at))"};
inline constexpr Statement take_sign_on{
    "take_sign_on",
    "delete from sign_on where hash = :hash returning hash, state, nonce, verifier, return_to, expires_at"};
inline constexpr Statement forget_sign_ons{"forget_sign_ons", "delete from sign_on where expires_at <= :expired"};
inline constexpr Statement find_link{"find_link",
                                     R"(select l.person from identity_link l join person p on p.id = l.person
        where l.issuer = :issuer and l.subject = :subject)"};
inline constexpr Statement put_link_of{"put_link_of",
                                       R"(insert into identity_link (issuer, subject, person, linked_at)
       values (:issuer, :subject, :person, :at) on conflict do nothing)"};

inline constexpr Statement note_identity{"note_identity",
                                         R"(insert into identity_event (at, kind, person, done_by, request_id)
       values (:at, :kind, :person, :done_by, :request_id))"};
inline constexpr Statement list_identity{"list_identity",
                                         R"(select id, at, kind, person, done_by, request_id from identity_event
        where id < :before order by id desc limit :limit)"};

} // namespace sql
} // namespace engine::store
