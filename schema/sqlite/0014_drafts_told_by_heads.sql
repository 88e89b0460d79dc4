-- PostgreSQL only: looking for a draft costs a file next to nothing.
select 1;
