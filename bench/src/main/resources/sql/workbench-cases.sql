-- The cases :first to :last of the workbench, with all that its pages show of them. The first 10,000 belong to the shops
-- W-1 to W-20, 220 of whose 500 are open. All later ones have ended, and belong to 5,000 other shops by Zipf's law. Ended cases have no receiver: it is erased some time after the end (R20).
insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity, description,
                          evidence, receiver, status, deadline_at, scan_due, owing,
                          rejection_code, rejection_explanation, rejection_evidence, rejected_at,
                          carrier, tracking_number, shipped_at, first_scan_at, shipment_corrections,
                          arbitration_opened_at, evidence_until, buyer_stated_at, merchant_stated_at,
                          version, applied_at, updated_at, ended_at)
select bench.id(n), shop, 'B-' || case when n <= 10000 then n % 100 + 1 else n end, 'O-' || n, 'I-1', '智能灯泡 E27 可调光 9W 两只装', 19900, reason, 2,
       '少了一只灯泡, 盒子没有破', '{https://img.example/box.jpg}', case when ended then null else of_case end, status,
       case status
           when 'PENDING_MERCHANT' then now() + interval '6 hours' + place * interval '4 minutes'
           when 'AWAITING_SHIPMENT' then now() + interval '6 hours' + place * interval '4 minutes'
           when 'REJECTED' then now() + interval '30 hours' + place * interval '1 minute'
           when 'SHIPPED' then now() + interval '5 days' + place * interval '1 minute'
           when 'IN_TRANSIT' then now() + interval '5 days' + place * interval '1 minute'
       end,
       false, status in ('REFUNDED', 'CLOSED'),
       case when rejected then 'EVIDENCE_INSUFFICIENT' end, case when rejected then '照片看不清' end,
       case when rejected then '{}'::text[] end, case when rejected then applied + interval '1 day' end,
       case when shipped then 'SF' end, case when shipped then 'SF' || lpad(n::text, 13, '0') end,
       case when shipped then applied + interval '2 days' end, case when scanned then applied + interval '3 days' end,
       case when shipped then 0 end,
       case when disputed then opened end, case when disputed then opened + interval '2 days' end,
       case when disputed then opened + interval '1 hour' end, null,
       5, applied, applied + interval '3 days', case when ended then applied + interval '12 days' end
from (select *,
             status in ('COMPLETED', 'REFUNDED', 'CLOSED', 'CANCELLED') as ended,
             status in ('REJECTED', 'IN_ARBITRATION', 'CLOSED') as rejected,
             status in ('SHIPPED', 'IN_TRANSIT', 'COMPLETED') as shipped,
             status in ('IN_TRANSIT', 'COMPLETED') as scanned,
             status = 'IN_ARBITRATION' as disputed,
             -- every other one is ready to be ruled
             now() - case when place % 2 = 0 then interval '3 days' else interval '1 day' end as opened,
             case when place < 220 and n <= 10000 then now() - interval '5 days' - place * interval '1 minute'
                  else now() - interval '13 days' - n % 400 * interval '1 day' - n * interval '1 millisecond' end as applied
      from (select n, n / 20 % 500 as place,
                   case when n <= 10000 then 'W-' || n % 20 + 1
                        else 'S-' || ceil(power(5000, random())) end as shop,
                   (array['MISSING_ITEMS', 'OTHER', 'NEVER_RECEIVED'])[n % 3 + 1] as reason,
                   case
                       when n > 10000 or n / 20 % 500 >= 220
                           then (array['COMPLETED', 'COMPLETED', 'COMPLETED', 'REFUNDED', 'CLOSED', 'CANCELLED'])[n % 6 + 1]
                       when n / 20 % 500 < 40 then 'PENDING_MERCHANT'
                       when n / 20 % 500 < 80 then 'AWAITING_SHIPMENT'
                       when n / 20 % 500 < 120 then 'REJECTED'
                       when n / 20 % 500 < 160 then 'IN_ARBITRATION'
                       when n / 20 % 500 < 180 then 'SHIPPED'
                       else 'IN_TRANSIT'
                   end as status
            from generate_series(:first::bigint, :last) n) numbered) drawn
     left join bench.receiver using (n);

create temporary table added on commit drop as
select * from reissue_case where id between bench.id(:first) and bench.id(:last);
analyze added;

insert into case_index (case_id, shop_id, buyer_id, applied_at)
select id, shop_id, buyer_id, applied_at from added;

-- how each came to where it is, and the event that ended it
insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason, from_status,
                        to_status, rule, deadline_at, version, comment)
select id, type, applied_at + step * interval '12 hours', kind, case kind when 'BUYER' then buyer_id when 'MERCHANT' then 'clerk' end,
       shop_id, buyer_id, order_id, item_id, reason, from_status, to_status, rule,
       case when to_status = 'PENDING_MERCHANT' then applied_at + interval '2 days' else deadline_at end, step + 1, said
from added, lateral (values
    (0, 'reissue.applied', 'BUYER', null, 'PENDING_MERCHANT', 'R1', true, null),
    (1, 'reissue.approved', 'MERCHANT', 'PENDING_MERCHANT', 'AWAITING_SHIPMENT', 'R6',
        status in ('AWAITING_SHIPMENT', 'SHIPPED', 'IN_TRANSIT', 'COMPLETED'), null),
    (1, 'reissue.rejected', 'MERCHANT', 'PENDING_MERCHANT', 'REJECTED', 'R9', rejected_at is not null, '照片看不清'),
    (2, 'reissue.shipped', 'MERCHANT', 'AWAITING_SHIPMENT', 'SHIPPED', 'R7', shipped_at is not null, null),
    (3, 'reissue.in-transit', 'SYSTEM', 'SHIPPED', 'IN_TRANSIT', 'R17', first_scan_at is not null, null),
    (2, 'reissue.escalated', 'BUYER', 'REJECTED', 'IN_ARBITRATION', 'R9', status = 'IN_ARBITRATION', '请平台介入'),
    (3, 'reissue.statement-added', 'BUYER', 'IN_ARBITRATION', 'IN_ARBITRATION', 'R16', status = 'IN_ARBITRATION', '补充照片'),
    (24, case status when 'COMPLETED' then 'reissue.auto-completed' when 'CANCELLED' then 'reissue.cancelled'
                     when 'CLOSED' then 'reissue.closed' else 'reissue.shipment-overdue' end,
        case status when 'CANCELLED' then 'BUYER' else 'SYSTEM' end,
        case status when 'COMPLETED' then 'IN_TRANSIT' when 'CLOSED' then 'REJECTED' when 'REFUNDED' then 'AWAITING_SHIPMENT'
                    else 'PENDING_MERCHANT' end,
        status, 'R10', ended_at is not null, null))
    as happened (step, type, kind, from_status, to_status, rule, did, said)
where did
order by applied_at, step;

insert into parcel (carrier, tracking_number, first_scan_at)
select carrier, tracking_number, first_scan_at from added where carrier is not null;
insert into parcel_scan (carrier, tracking_number, at, kind)
select carrier, tracking_number, first_scan_at, 'ACCEPTED' from added where first_scan_at is not null;

-- refunds, and compensations that are paid out
insert into payout (kind, case_id, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, status, owed_at,
                    attempt, requested_at, ended_at)
select 'REFUND', id, shop_id, buyer_id, order_id, item_id, reason, 'R10', paid_fen,
       case when n % 20 = 0 then 'FAILED' else 'SUCCEEDED' end, ended_at, 1, ended_at, ended_at
from (select added.*, row_number() over (order by id) as n from added where status = 'REFUNDED') refunded;

insert into violation (case_id, shop_id, kind, compensation_fen, at)
select id, shop_id, 'SHIPMENT_OVERDUE', 300, ended_at from added where status = 'CLOSED';

with paid as (
    insert into payout (kind, case_id, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, status, owed_at, ended_at)
    select 'COMPENSATION', id, shop_id, buyer_id, order_id, item_id, reason, 'R12', 300, 'SETTLED', ended_at, ended_at
    from added where status = 'CLOSED'
    returning id, case_id, shop_id, ended_at),
entry as (
    insert into journal_entry (kind, shop_id, at, payout_id, case_id)
    select 'COMPENSATION', shop_id, ended_at, id, case_id from paid
    returning id, shop_id)
insert into posting (entry_id, account, shop_id, amount_fen)
select entry.id, account, shop_id, amount_fen
from entry, (values ('PAYABLE', -300), ('COUPONS', 300)) as side (account, amount_fen);

insert into coupon (payout_id, case_id, buyer_id, amount_fen, issued_at)
select p.id, p.case_id, p.buyer_id, 300, p.ended_at from payout p join added on added.id = p.case_id where p.kind = 'COMPENSATION';

insert into shop_account (shop_id, payable_fen)
select distinct shop_id, 1000000 from added on conflict do nothing;

-- who read a receiver
with entry as (
    insert into audit_entry (at, actor, action, subject, after)
    select applied_at + interval '1 day', 'clerk', 'RECEIVER_READ', id, json_build_object('shopId', shop_id)
    from added where status in ('AWAITING_SHIPMENT', 'COMPLETED') and right(id::text, 1) = '0'
    returning id)
insert into audit_pending (entry_id) select id from entry;
