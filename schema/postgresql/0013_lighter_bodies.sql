-- A long body (a review of some kilobytes) is packed when its event is written. LZ4 takes less of the processor for it than
-- PostgreSQL's own way, as for kept answers (0008). A server that was built without it keeps to that way.
do $$
begin
    alter table event alter column body set compression lz4;
exception when feature_not_supported then
    null;
end
$$;
