-- A merchant ships, step by step: the parcel and its carrier, the case, the order's own parcel; then what changes, and
-- what is shown beside the case.
\set seq :seq + 1
\set n :first + :client_id * :each + :seq
\if :seq >= :each
select bench.run_out_of_numbers();
\endif
begin;
with taken as (
    insert into parcel (carrier, tracking_number) values ('SF', 'SF' || lpad(:n::text, 13, '0'))
    on conflict (carrier, tracking_number) do update set first_scan_at = parcel.first_scan_at
    returning carrier, first_scan_at)
select taken.first_scan_at, carrier.* from taken left join carrier on carrier.code = taken.carrier;
select * from reissue_case where id = bench.id(:n) for no key update;
select * from shop_order where order_id = 'O-' || :n;
insert into parcel_upload (carrier, tracking_number, case_id, shop_id, shipped_at, due_at)
values ('SF', 'SF' || lpad(:n::text, 13, '0'), bench.id(:n), 'S-' || :n % 500 + 1, now(), now() + interval '48 hours')
on conflict do nothing;
update reissue_case
set status = 'SHIPPED', deadline_at = now() + interval '10 days', version = version + 1, updated_at = now(),
    carrier = 'SF', tracking_number = 'SF' || lpad(:n::text, 13, '0'), shipped_at = now()
where id = bench.id(:n);
insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                        from_status, to_status, rule, deadline_at, version, details)
values (bench.id(:n), 'reissue.shipped', now(), 'MERCHANT', 'staff', 'S-' || :n % 500 + 1, 'B-' || :n % 1000 + 1,
        'O-' || :n, 'I-1', 'MISSING_ITEMS', 'AWAITING_SHIPMENT', 'SHIPPED', 'R7', now() + interval '10 days', 2,
        jsonb_build_object('carrier', 'SF', 'trackingNumber', 'SF' || lpad(:n::text, 13, '0')));
commit;
select compensation.*, refund.*, way.*, carrier.*
from (values (bench.id(:n), 'SF', 'SF' || lpad(:n::text, 13, '0'))) as seen (case_id, carrier, tracking_number)
left join payout compensation on compensation.case_id = seen.case_id and compensation.kind = 'COMPENSATION'
left join payout refund on refund.case_id = seen.case_id and refund.kind = 'REFUND'
left join carrier on carrier.code = seen.carrier
cross join lateral (
    select array_agg(scan.kind) as kinds, array_agg(scan.at) as times from parcel_scan scan
    where scan.carrier = seen.carrier and scan.tracking_number = seen.tracking_number) way;
