-- PostgreSQL only: how long bodies are packed.
select 1;
