-- PostgreSQL only: how kept answers are packed.
select 1;
