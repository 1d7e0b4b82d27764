-- The roles of the service: the owner of the schema, as which Flyway migrates, and the role that the service runs as.
-- The latter has no DDL, and neither UPDATE nor DELETE on the event log, the ledger, coupons and audit.
--
-- Run as a superuser, in the database of the service, before its first start; running it again changes nothing:
--
--     psql -d reissue -v owner=reissue_owner -v service=reissue_service -f ops/database/roles.sql
--
-- Passwords are set apart, so that none is in a file: \password reissue_owner, \password reissue_service.

select set_config('reissue.owner', :'owner', false), set_config('reissue.service', :'service', false);

do $$
declare
    wanted text;
begin
    foreach wanted in array array[current_setting('reissue.owner'), current_setting('reissue.service')] loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I login', wanted);
        end if;
    end loop;
    execute format('revoke create, temporary on database %I from public', current_database());
end
$$;

revoke all on schema public from public;
grant usage, create on schema public to :"owner";
grant usage on schema public to :"service";

-- for the tables that Flyway is going to make; migration V18 withdraws what is too much for those that only grow
alter default privileges for role :"owner" in schema public
    grant select, insert, update, delete on tables to :"service";
alter default privileges for role :"owner" in schema public
    grant usage, select, update on sequences to :"service";
alter default privileges for role :"owner" revoke execute on functions from public;
alter default privileges for role :"owner" in schema public
    grant execute on functions to :"service";

-- for a database that is in use already; its tables must belong to the owner: reassign owned by ... to ...
grant select, insert, update, delete on all tables in schema public to :"service";
grant usage, select, update on all sequences in schema public to :"service";
grant execute on all functions in schema public to :"service";

do $$
begin
    if to_regproc('protect_append_only_tables') is not null then
        call protect_append_only_tables();
    end if;
end
$$;
