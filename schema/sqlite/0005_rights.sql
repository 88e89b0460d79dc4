-- Who may see what, said once: bars, powers lent, and the roles that count on a case. And who consulted what.

-- Which roles count on a case, whoever gives them: those that its workflow has a word for (',trainee,tutor,').
-- Until the rows are drawn again (titularis rebuild) none does.
alter table case_link add column roles text not null default '';

-- Keeps a person from a case that is linked to case_id: a member of the jury from a file, for a tie between them.
create table bar (
    case_id    text not null,
    person     text not null,
    barred_id  text not null,
    primary key (case_id, person, barred_id)
) strict, without rowid;
create index bar_by_person on bar (person, case_id, barred_id);

-- A power lent: worth on each case what the person on whose behalf it is used holds there himself.
create table delegation (
    case_id       text not null,
    person        text not null,
    role          text not null,
    valid_from    text not null,
    valid_to      text not null,
    on_behalf_of  text not null,
    primary key (case_id, person, role, valid_from, valid_to, on_behalf_of)
) strict, without rowid;
create index delegation_by_person on delegation (person);

-- Who holds which role on which case: the same as engine/authority.cpp. His own roles, those lent to him, and both.
create view own_role as
    select r.person, l.case_id, r.role, r.valid_from, r.valid_to
      from participation r
      join case_link l on l.linked_id = r.case_id
     where instr(l.roles, ',' || r.role || ',') > 0
       and not exists (select 1 from bar b
                        where b.case_id = r.case_id and b.person = r.person and b.barred_id = l.case_id);

create view lent_role as
    select d.person, l.case_id, d.role, max(d.valid_from, h.valid_from) as valid_from,
           min(d.valid_to, h.valid_to) as valid_to
      from delegation d
      join case_link l on l.linked_id = d.case_id
      join case_link k on k.case_id = l.case_id
      join participation h on h.case_id = k.linked_id and h.person = d.on_behalf_of and h.role = d.role
     where instr(l.roles, ',' || d.role || ',') > 0
       and not exists (select 1 from bar b
                        where b.case_id = h.case_id and b.person = h.person and b.barred_id = l.case_id)
       and not exists (select 1 from case_link j join bar b on b.case_id = j.linked_id
                        where j.case_id = l.case_id and b.person = d.person and b.barred_id = l.case_id);

create view held_role as
    select person, case_id, role, valid_from, valid_to from own_role
    union all
    select person, case_id, role, valid_from, valid_to from lent_role;

-- Who consulted a case about somebody else: once a person, piece, version and day.
create table access (
    id            integer primary key,
    case_id       text not null,
    track         text not null,    -- '' for the case's page
    piece         integer not null,
    version       integer not null, -- of the piece, or of the case
    person        text not null,
    roles         text not null,    -- held that day, separated by spaces
    on_behalf_of  text not null,    -- '' when the roles are his own
    day           text not null,
    first_at      integer not null,
    as_of         integer not null  -- the past instant asked for; 0 when none was
) strict;
create unique index access_once on access (case_id, person, day, track, piece, version, (as_of > 0));
