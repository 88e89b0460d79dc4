-- What lists and tasks are read from: all of it can be dropped and computed again from the journal.
-- A bound of time that is not set is '9999-12-31', and '' for a beginning: then comparing is enough.

-- What lists say of a case; where its stream stands is in stream_head.
create table case_line (
    case_id       text not null primary key,
    workflow      text not null,
    subject       text not null,    -- the person it is about, '' for a case about nobody
    title         text not null,
    stage         text not null,
    search_title  text not null     -- the title without accents and capitals
) strict, without rowid;

-- Which cases a case is linked to. A case is linked to itself at position 0: whoever holds a role there sees it, and
-- whoever holds one on a linked case too.
create table case_link (
    case_id    text not null,
    linked_id  text not null,
    position   integer not null,
    primary key (case_id, linked_id)
) strict, without rowid;
create index case_link_by_linked on case_link (linked_id, case_id);

-- Who holds which role on a case, from when to when, both days included.
create table participation (
    case_id     text not null,
    person      text not null,
    role        text not null,
    valid_from  text not null,
    valid_to    text not null,
    primary key (case_id, person, role, valid_from, valid_to)
) strict, without rowid;
create index participation_by_person on participation (person, case_id, role, valid_from, valid_to);

-- Words by which lists are filtered. Only roles in the audience (',this,that,') know of them; '' is everyone.
create table case_tag (
    case_id   text not null,
    name      text not null,
    value     text not null,
    audience  text not null,
    primary key (case_id, name, value, audience)
) strict, without rowid;

-- Who owes what: one row for each role that may do it.
create table task (
    case_id    text not null,
    track      text not null,
    piece      integer not null,
    command    text not null,
    role       text not null,
    due        text not null,
    opens_on   text not null,    -- before that day it is not to be done yet
    blocked    integer not null, -- 1: waits for somebody else first
    waits_for  text not null,    -- whom
    why        text not null,    -- for what
    primary key (case_id, role, track, piece, command)
) strict, without rowid;
