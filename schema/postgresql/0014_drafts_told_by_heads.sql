-- Every act looked for the drafts that it ends, and hardly ever found one. A head says whether there may be any of its case:
-- then the act that moves it ends its own, and looks whether others are left.

alter table stream_head add column drafted boolean not null default true;
alter type head_row add attribute drafts text; -- [[track, piece], …], null for none

-- Whoever moves a head and whoever saves the first draft of a form wait for each other here. The head is written even when it
-- says so already: a move that waits must look again, and only a row that has changed makes it.
create function tell_head_of_draft() returns trigger language plpgsql as $$
begin
    update stream_head set drafted = true where stream = new.stream;
    return null;
end
$$;
create trigger draft_is_told_to_its_head after insert on draft for each row execute function tell_head_of_draft();

-- Whether others are left.
create function end_drafts(of_stream text, ended text) returns boolean language plpgsql as $$
begin
    delete from draft d using jsonb_array_elements(cast(ended as jsonb)) as e (told)
     where d.stream = of_stream and d.track = e.told ->> 0 and d.piece = cast(e.told ->> 1 as integer);
    return exists (select 1 from draft d where d.stream = of_stream);
end
$$;
