-- What a marketplace has in its tables on a usual day: 500 shops, 100,000 cases that have ended and 20,000 under way,
-- with the parcels, scans and payouts that belong to them. Case n is shop n % 500 + 1's and buyer n % 1000 + 1's.
create schema if not exists bench;

-- ids that both sides can count, in the order of time like the service's own
create function bench.id(n bigint) returns uuid immutable parallel safe
    return ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;

-- called by pgbench when a client has used up its numbers: no figure may come from a load that ran out
create function bench.run_out_of_numbers() returns void language plpgsql as $$
begin
    raise exception 'RAN OUT OF NUMBERS';
end
$$;

insert into category (id, name, parent_id, opens_at, shop_percent) values
    ('C-1', '家居', null, timestamptz '2020-01-01', 100),
    ('C-1.1', '照明', 'C-1', null, null);

insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity, description,
                          evidence, receiver, status, deadline_at, scan_due,
                          carrier, tracking_number, shipped_at, first_scan_at, owing, version, applied_at, updated_at, ended_at)
select bench.id(n), 'S-' || n % 500 + 1, 'B-' || n % 1000 + 1, 'O-' || n, 'I-1', '智能灯泡 E27 可调光 9W 两只装', 19900,
       (array['MISSING_ITEMS', 'OTHER', 'NEVER_RECEIVED'])[n % 3 + 1], 1, '少了一只灯泡, 盒子没有破',
       '{}', of_case, status,
       case when status in ('PENDING_MERCHANT', 'AWAITING_SHIPMENT', 'IN_TRANSIT')
            then now() + interval '1 day' + n * interval '1 second' end,
       false,
       case when status in ('COMPLETED', 'IN_TRANSIT') then 'SF' end,
       case when status in ('COMPLETED', 'IN_TRANSIT') then 'SF' || lpad(n::text, 13, '0') end,
       case when status in ('COMPLETED', 'IN_TRANSIT') then now() - interval '2 days' end,
       case when status in ('COMPLETED', 'IN_TRANSIT') then now() - interval '1 days' end,
       status = 'REFUNDED', 3, now() - interval '5 days' - n * interval '1 second', now() - interval '1 day',
       case when status in ('COMPLETED', 'REFUNDED', 'CLOSED') then now() - interval '1 day' end
from (select n,
             case when n % 6 = 0
                  then (array['PENDING_MERCHANT', 'AWAITING_SHIPMENT', 'IN_TRANSIT'])[n / 6 % 3 + 1]
                  else (array['COMPLETED', 'COMPLETED', 'COMPLETED', 'CLOSED', 'REFUNDED'])[n % 5 + 1]
             end as status
      from generate_series(1::bigint, 120000) n) drawn join bench.receiver using (n);

insert into case_index (case_id, shop_id, buyer_id, applied_at)
select id, shop_id, buyer_id, applied_at from reissue_case c
where not exists (select from case_index known where known.case_id = c.id);

insert into parcel (carrier, tracking_number, first_scan_at)
select carrier, tracking_number, first_scan_at from reissue_case where carrier is not null;
insert into parcel_scan (carrier, tracking_number, at, kind)
select carrier, tracking_number, first_scan_at + hours * interval '1 hour', kind
from reissue_case, (values ('ACCEPTED', 0), ('IN_TRANSIT', 9)) as scan (kind, hours)
where carrier is not null;

insert into payout (kind, case_id, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, status, owed_at,
                    attempt, requested_at, ended_at)
select 'REFUND', id, shop_id, buyer_id, order_id, item_id, reason, 'R10', paid_fen, 'SUCCEEDED', ended_at,
       1, ended_at, ended_at
from reissue_case where status = 'REFUNDED';
