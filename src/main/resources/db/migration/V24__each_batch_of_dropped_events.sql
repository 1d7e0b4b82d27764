-- A reader that began when events up to a position were dropped already is told only when that position grows. It grew
-- with the greatest event that was dropped, so not when a batch dropped earlier ones: a case with an early end may have a
-- late event, and the archive goes by the ids of cases. Readers that had not come so far passed over those events in
-- silence. Now it grows with each batch, by one position at least, but not beyond what all readers inside the service have
-- read: they are not behind it. Both functions are otherwise as in V18 and V20.
create or replace function drop_ended_events(until timestamptz, read_through bigint, batch integer) returns bigint
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
        set dropped_through = greatest(dropped_through, least(dropped_through + 1, read_through),
                                       (select max(dropped.id) from dropped))
        where exists (select from dropped)
    )
    select count(*) from ended;
end;

create or replace function archive_ended_cases(until timestamptz, read_through bigint, after_id uuid, before_id uuid,
                                               batch integer, out last_id uuid, out archived integer)
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
    update case_event_retention
    set dropped_through = greatest(dropped_through, least(dropped_through + 1, read_through), (select max(id) from gone))
    where exists (select from gone);

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
