-- The role that the service runs as has neither UPDATE nor DELETE on the tables that only grow. What retention and
-- erasure have to change there is done by functions, which act with the rights of the owner. ops/database/roles.sql
-- makes the roles; where the service runs as the owner, as in local mode, nothing here makes a difference.

-- Withdraws these rights from whoever has them, except the owner. The role is not named: its name is the operator's.
create procedure protect_append_only_tables() language plpgsql as $$
declare
    granted record;
begin
    for granted in
        select distinct tables.oid::regclass as name, acl.grantee::regrole as grantee
        from pg_class tables, aclexplode(tables.relacl) acl
        where tables.oid = any (array['case_event', 'journal_entry', 'posting', 'coupon', 'audit_entry', 'audit_link',
                                      'flyway_schema_history']::regclass[])
              and acl.grantee not in (0, tables.relowner)
    loop
        execute format('revoke update, delete, truncate on %s from %s', granted.name, granted.grantee);
    end loop;
    for granted in
        select distinct acl.grantee::regrole as grantee
        from pg_class tables, aclexplode(tables.relacl) acl
        where tables.oid = 'flyway_schema_history'::regclass and acl.grantee not in (0, tables.relowner)
    loop
        execute format('revoke insert on flyway_schema_history from %s', granted.grantee);
    end loop;
end
$$;

call protect_append_only_tables();

-- Drops the events of cases that ended at that time or before, of at most so many cases. A case with a later event, or
-- with one behind the position through which all readers have come, is kept. Returns the number of cases.
create function drop_ended_events(until timestamptz, read_through bigint, batch integer) returns bigint
    language sql security definer
begin atomic
    with ended as (
        select ending.case_id
        from case_event ending
        where ending.to_status in ('COMPLETED', 'REFUNDED', 'CANCELLED', 'CLOSED')
              and ending.from_status <> ending.to_status
              and ending.at <= until
              and not exists (select from case_event later
                              where later.case_id = ending.case_id and (later.at > until or later.id > read_through))
        order by ending.at
        limit batch
    ), dropped as (
        delete from case_event using ended where case_event.case_id = ended.case_id returning case_event.id
    ), recorded as (
        update case_event_retention
        set dropped_through = greatest(dropped_through, (select coalesce(max(dropped.id), 0) from dropped))
    )
    select count(*) from ended;
end;

-- Empties the comments and the evidence in the events of cases (R20); the events stay. Returns the number of events.
create function erase_event_texts(cases uuid[]) returns bigint
    language sql security definer
begin atomic
    with erased as (
        update case_event set comment = null, evidence = null
        where case_id = any (cases) and (comment is not null or evidence is not null)
        returning id
    )
    select count(*) from erased;
end;
