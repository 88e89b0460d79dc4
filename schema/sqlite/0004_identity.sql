-- Who may come in: sessions, tokens, accounts of the server itself, sign-on at a provider. No event, and no secret in
-- clear: of cookies, tokens and links only the SHA-256 is kept, of passwords the Argon2id. Instants are microseconds
-- since 1970, UTC.

create table session (
    hash          text not null primary key, -- of the cookie's secret
    person        text not null,
    signed_in_at  integer not null,
    last_seen_at  integer not null,          -- to the minute
    expires_at    integer not null,          -- whatever is done meanwhile
    signed_in_by  text not null              -- 'account' or 'provider'
) strict, without rowid;
create index session_by_person on session (person);

create table machine_token (
    hash          text not null primary key,
    id            text not null unique,
    person        text not null,
    name          text not null,
    scopes        text not null,             -- 'read file administer', separated by spaces
    created_by    text not null,             -- a person's id, or '' for the command line
    created_at    integer not null,
    expires_at    integer not null,
    last_used_on  text not null              -- a day in UTC, '' before the first
) strict, without rowid;
create index machine_token_by_person on machine_token (person, created_at);

create table account (
    person      text not null primary key,
    password    text not null, -- Argon2id with its parameters, as libsodium writes it
    changed_at  integer not null
) strict, without rowid;

-- Failures to sign in, by address, whether or not anybody has it: an address that is unknown is treated alike.
create table sign_in_failure (
    address     text not null primary key, -- keyed digest of the address
    failures    integer not null,
    not_before  integer not null
) strict, without rowid;

create table invitation (
    hash        text not null primary key,
    person      text not null,
    kind        text not null,    -- 'invite' or 'reset'
    made_by     text not null,    -- a person's id, or '' for the command line
    expires_at  integer not null,
    used_at     integer not null  -- 0 while it is not
) strict, without rowid;

-- A sign-on at the provider, between leaving for it and coming back.
create table sign_on (
    hash        text not null primary key, -- of the secret in that browser's cookie
    state       text not null,
    nonce       text not null,
    verifier    text not null,             -- of PKCE
    return_to   text not null,
    expires_at  integer not null
) strict, without rowid;

create table identity_link (
    issuer     text not null,
    subject    text not null,
    person     text not null,
    linked_at  integer not null,
    primary key (issuer, subject)
) strict, without rowid;

-- What was done to identities: for administrators. Neither names nor addresses.
create table identity_event (
    id          integer primary key autoincrement,
    at          integer not null,
    kind        text not null,
    person      text not null, -- '' when nobody is known
    done_by     text not null, -- '' likewise, and for the command line
    request_id  text not null
) strict;
