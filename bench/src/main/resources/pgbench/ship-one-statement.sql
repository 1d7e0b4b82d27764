-- A merchant ships, in one statement: the parcel, the case and its event, and the response's carrier and payouts.
\set seq :seq + 1
\set n :first + :client_id * :each + :seq
\if :seq >= :each
select bench.run_out_of_numbers();
\endif
with sent as (
    insert into parcel (carrier, tracking_number) values ('SF', 'SF' || lpad(:n::text, 13, '0'))
    on conflict (carrier, tracking_number) do update set first_scan_at = parcel.first_scan_at
    returning carrier, tracking_number),
shipped as (
    update reissue_case c
    set status = 'SHIPPED', deadline_at = now() + interval '10 days', version = version + 1, updated_at = now(),
        carrier = sent.carrier, tracking_number = sent.tracking_number, shipped_at = now()
    from sent, shop_order bought
    where c.id = bench.id(:n) and c.status = 'AWAITING_SHIPMENT' and c.deadline_at > now()
      and bought.order_id = 'O-' || :n
      and (bought.parcel_carrier, bought.parcel_tracking_number) is distinct from (sent.carrier, sent.tracking_number)
    returning c.*),
uploaded as (
    insert into parcel_upload (carrier, tracking_number, case_id, shop_id, shipped_at, due_at)
    select carrier, tracking_number, id, shop_id, shipped_at, shipped_at + interval '48 hours' from shipped
    on conflict do nothing),
event as (
    insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                            from_status, to_status, rule, deadline_at, version, details)
    select id, 'reissue.shipped', updated_at, 'MERCHANT', 'staff', shop_id, buyer_id, order_id, item_id, reason,
           'AWAITING_SHIPMENT', status, 'R7', deadline_at, version,
           jsonb_build_object('carrier', carrier, 'trackingNumber', tracking_number)
    from shipped)
select shipped.*, compensation.*, refund.*, carrier.*, way.*
from shipped
left join payout compensation on compensation.case_id = shipped.id and compensation.kind = 'COMPENSATION'
left join payout refund on refund.case_id = shipped.id and refund.kind = 'REFUND'
left join carrier on carrier.code = shipped.carrier
cross join lateral (
    select array_agg(scan.kind) as kinds, array_agg(scan.at) as times from parcel_scan scan
    where scan.carrier = shipped.carrier and scan.tracking_number = shipped.tracking_number) way;
