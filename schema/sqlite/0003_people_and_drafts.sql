-- What is no event: people, whose names can be corrected and erased; drafts; settings of the installation.

create table person (
    id             text not null primary key,
    email          text not null,    -- '' when none is known
    family_name    text not null,
    given_name     text not null,
    title          text not null,
    administrator  integer not null, -- 0 or 1
    listed_name    text not null,    -- as lists show it, "LÉVY Élodie"
    sort_name      text not null     -- as lists sort and search it, "levy elodie"
) strict, without rowid;
-- An e-mail belongs to one person, however it is written.
create unique index person_by_email on person (lower(email)) where email <> '';

-- A form as its author left it, until it is filed.
create table draft (
    stream    text not null,
    track     text not null,
    piece     integer not null,
    body      text not null,
    version   integer not null, -- of the draft
    saved_by  text not null,
    saved_at  integer not null,
    primary key (stream, track, piece)
) strict;

create table setting (
    name   text not null primary key,
    value  text not null
) strict, without rowid;
