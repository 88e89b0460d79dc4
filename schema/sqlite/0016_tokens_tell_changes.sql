-- Every server asked again for each token that was used, every two seconds. One number says whether any has gone or changed: then
-- those that a server has found are good as long as it stays what it was.
create trigger token_goes after delete on machine_token begin
    insert into setting (name, value) values ('token_changes', '1')
        on conflict (name) do update set value = cast(cast(value as integer) + 1 as text);
end;
create trigger token_changes after update of hash, id, person, name, scopes, created_by, created_at, expires_at on machine_token begin
    insert into setting (name, value) values ('token_changes', '1')
        on conflict (name) do update set value = cast(cast(value as integer) + 1 as text);
end;
create trigger person_goes after delete on person begin
    insert into setting (name, value) values ('token_changes', '1')
        on conflict (name) do update set value = cast(cast(value as integer) + 1 as text);
end;
