-- The roles of the database's own under which people are shown what is theirs are PostgreSQL's: a file has none.
select 1;
