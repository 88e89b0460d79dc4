-- Every server asked again for each token that was used, every two seconds. One number says whether any has gone or changed: then
-- those that a server has found are good as long as it stays what it was.
create function count_token_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if not exists (select 1 from gone) then
            return null;
        end if;
    end if;
    insert into setting (name, value) values ('token_changes', '1')
        on conflict (name) do update set value = cast(cast(setting.value as bigint) + 1 as text);
    return null;
end
$$;
create trigger tokens_go after delete on machine_token
    referencing old table as gone for each statement execute function count_token_change();
create trigger tokens_change after update of hash, id, person, name, scopes, created_by, created_at, expires_at on machine_token
    for each statement execute function count_token_change();
create trigger persons_go after delete on person
    referencing old table as gone for each statement execute function count_token_change();
