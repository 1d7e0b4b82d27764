-- The archive: finished cases and their events, in partitions by the month (UTC) in which the case ended (decision 0250).
-- Cases are moved here after their personal data was erased (R20), so the archive has none.
--
-- A migration that adds a column to reissue_case or case_event adds the same column here: rows are moved with all
-- columns, in their order.
create table archived_case (like reissue_case) partition by range (ended_at);
alter table archived_case
    alter column ended_at set not null,
    add constraint archived_case_erased check (erased_at is not null and receiver is null);

create table archived_case_event (ended_at timestamptz not null, like case_event) partition by range (ended_at);

-- for ops, who read one case
create index archived_case_id on archived_case (id);
create index archived_case_order on archived_case (order_id);
create index archived_case_event_case on archived_case_event (case_id, id);

-- The refunded ones among the archived cases, also when their month was dropped: an item that was refunded cannot be
-- applied for again (R5), and the reconciliation compares refunds with cases (decision 0252).
create table archived_refund (
    case_id  uuid primary key,
    order_id text not null,
    item_id  text not null,
    buyer_id text not null,
    paid_fen bigint not null
);

create index archived_refund_order on archived_refund (order_id);

-- The service reads the archive, and only the function below writes there. Like protect_append_only_tables, withdraws
-- the rights from whoever has them.
create procedure protect_archive() language plpgsql as $$
declare
    granted record;
begin
    for granted in
        select distinct tables.oid::regclass as name, acl.grantee::regrole as grantee
        from pg_class tables, aclexplode(tables.relacl) acl
        where tables.oid in (select relid from pg_partition_tree('archived_case')
                             union all select relid from pg_partition_tree('archived_case_event')
                             union all select 'archived_refund'::regclass)
              and acl.grantee not in (0, tables.relowner)
              and acl.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
    loop
        execute format('revoke insert, update, delete, truncate on %s from %s', granted.name, granted.grantee);
    end loop;
end
$$;

-- as in V18, and the archive
create or replace procedure protect_append_only_tables() language plpgsql as $$
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
    call protect_archive();
end
$$;

call protect_archive();

-- Makes the partitions for cases that ended in a month (UTC), unless they are there.
create procedure make_archive_partitions(month timestamptz) language plpgsql set timezone = 'UTC' as $$
declare
    parent text;
    name text;
begin
    foreach parent in array array['archived_case', 'archived_case_event'] loop
        name := parent || to_char(month, '_YYYY_MM');
        if to_regclass(name) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                           name, parent, month, month + interval '1 month');
            call protect_archive();
        end if;
    end loop;
end
$$;

-- Looks at the next cases by id, at most so many, behind after_id and before before_id, and moves to the archive those
-- that ended at that time or before. A case stays while its personal data is not erased, while money is on its way, and
-- while it has a later event, or one behind the position through which all readers inside the service have come. The
-- caller has locked case_event_retention. Tells the last id it looked at, null when there was none, and how many cases
-- it has moved.
create function archive_ended_cases(until timestamptz, read_through bigint, after_id uuid, before_id uuid, batch integer,
                                    out last_id uuid, out archived integer)
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    looked_at uuid[];
    candidates uuid[];
    moved uuid[];
    month timestamptz;
begin
    select array_agg(id order by id) into looked_at
    from (select id from reissue_case where id > after_id and id < before_id order by id limit batch) page;
    last_id := looked_at[cardinality(looked_at)];

    -- locked before they are judged, in a statement of its own, so that a remark that commits meanwhile is seen
    select array_agg(id) into candidates
    from (select id from reissue_case
          where id = any (looked_at) and ended_at <= until and erased_at is not null
          order by id for update skip locked) page;
    select array_agg(c.id) into moved
    from reissue_case c
    where c.id = any (candidates) and c.ended_at <= until and c.erased_at is not null
          and not exists (select from case_event later
                          where later.case_id = c.id and (later.at > until or later.id > read_through))
          and not exists (select from payout
                          where payout.case_id = c.id and payout.status not in ('SETTLED', 'SUCCEEDED'));
    archived := coalesce(cardinality(moved), 0);
    if archived = 0 then
        return;
    end if;

    for month in select distinct date_trunc('month', ended_at, 'UTC') from reissue_case where id = any (moved) loop
        call make_archive_partitions(month);
    end loop;
    insert into archived_case select * from reissue_case where id = any (moved);
    insert into archived_refund
    select id, order_id, item_id, buyer_id, paid_fen from reissue_case where id = any (moved) and status = 'REFUNDED';
    -- In one statement: money that comes back adds an event without locking the case, and that event must not be lost.
    -- Followers of the feed have to know of moved events as of dropped ones.
    with gone as (
        delete from case_event where case_id = any (moved) and id <= read_through returning *
    ), kept as (
        insert into archived_case_event
        select c.ended_at, gone.* from gone join reissue_case c on c.id = gone.case_id
    )
    update case_event_retention set dropped_through = greatest(dropped_through, (select max(id) from gone));

    -- Lists do not show these cases any more, so they do not count. EndedCases has counted all of them.
    perform from ended_case_position for update;
    update ended_case_count counted set ended = counted.ended - gone.cases
    from (select shop_id, count(*) as cases from reissue_case where id = any (moved) group by shop_id) gone
    where counted.shop_id = gone.shop_id;

    delete from deadline_reminder where case_id = any (moved);
    delete from case_quarantine where case_id = any (moved);
    delete from case_index where case_id = any (moved);
    delete from reissue_case where id = any (moved);
end
$$;
