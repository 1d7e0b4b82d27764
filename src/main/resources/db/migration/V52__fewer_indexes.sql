-- Every step writes its case's row anew, and with it an entry in every index: most of what a step costs. What never
-- changes is found by a table of its own, which steps leave alone; what stays serves more than one purpose.
drop index reissue_case_due;
drop index reissue_case_shop_status;
drop index reissue_case_shop_deadline;
drop index reissue_case_order;
drop index reissue_case_one_open;
drop index reissue_case_shop_applied;
drop index reissue_case_applied;
drop index reissue_case_buyer_applied;

-- whole tables are written and read
set local transaction_timeout = 0;

-- In the order of deadlines a case that waits without one lies before those that have ended, so that whatever is open is
-- one stretch of an index, whatever the status.
alter table reissue_case alter column deadline_key set expression as (
    coalesce(deadline_at, case when ended_at is null then timestamptz '9998-12-31 00:00:00+00'
                               else timestamptz '9999-12-31 00:00:00+00' end));

-- the workbench's lists, and the counts beside them
create index reissue_case_shop_deadline on reissue_case (shop_id, deadline_key, id) include (status);

-- R5: one open case per order item at a time, whoever races; and all cases of an order
create unique index reissue_case_one_open
    on reissue_case (order_id, item_id, (case when ended_at is not null then id end)) nulls not distinct;

-- Who applied where and when: lists of the newest cases, and of a buyer's, are found here. Cases are never deleted, so no
-- foreign key is needed, which would have to lock the new case for every application.
create table case_origin (
    case_id    uuid primary key,
    shop_id    text not null,
    buyer_id   text not null,
    applied_at timestamptz not null
);

insert into case_origin (case_id, shop_id, buyer_id, applied_at)
select id, shop_id, buyer_id, applied_at from reissue_case order by applied_at, id;

create index case_origin_shop on case_origin (shop_id, applied_at desc, case_id desc);
create index case_origin_buyer on case_origin (buyer_id, applied_at desc, case_id desc);
create index case_origin_applied on case_origin (applied_at desc, case_id desc);

-- whoever opens a case
create function keep_origins() returns trigger language plpgsql as $$
begin
    insert into case_origin (case_id, shop_id, buyer_id, applied_at)
    select id, shop_id, buyer_id, applied_at from opened;
    return null;
end
$$;

create trigger reissue_case_origin after insert on reissue_case
    referencing new table as opened for each statement execute function keep_origins();
