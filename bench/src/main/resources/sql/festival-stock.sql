-- What is under way when the festival begins: :count cases of the days before, whose replacements are in transit. Half of
-- them complete by themselves within the festival's five days, the others in the five days after; :from is when the first
-- does, :seconds how long the ten days take.
create or replace function bench.id(n bigint) returns uuid immutable parallel safe
    return ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;

insert into category (id, name, parent_id, opens_at, shop_percent) values
    ('C-1', '家居', null, timestamptz '2020-01-01', 100),
    ('C-1.1', '照明', 'C-1', null, null);

insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity, description,
                          evidence, receiver, status, deadline_at, scan_due, carrier, tracking_number, shipped_at,
                          first_scan_at, shipment_corrections, version, applied_at, updated_at)
select bench.id(n), 'S-' || greatest(1, ceil(power(5000, random()))), 'C-' || n, 'E-' || n, 'I-1',
       '智能灯泡 E27 可调光 9W 两只装', 19900, (array['MISSING_ITEMS', 'OTHER', 'NEVER_RECEIVED'])[n % 3 + 1], 1,
       '少了一只灯泡, 盒子没有破', '{}', of_case, 'IN_TRANSIT', completes, false, 'SF', 'SF' || lpad(n::text, 13, '0'),
       shipped, shipped + took, 0, 4, shipped - 2 * took, shipped + took
from (select n, of_case, completes, completes - :seconds * interval '1 second' as shipped,
             :seconds * interval '10 milliseconds' as took
      from (select n, of_case, timestamptz ':from' + n * interval '1 second' * :seconds / :count as completes
            from bench.receiver where n <= :count) numbered) timed;

insert into case_index (case_id, shop_id, buyer_id, applied_at)
select id, shop_id, buyer_id, applied_at from reissue_case;

insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                        from_status, to_status, rule, deadline_at, version)
select id, type, at, actor, case actor when 'BUYER' then buyer_id when 'MERCHANT' then 'staff' end, shop_id, buyer_id,
       order_id, item_id, reason, from_status, to_status, rule, deadline_at, step
from reissue_case c, lateral (values
    (1, 'reissue.applied', 'BUYER', applied_at, null, 'PENDING_MERCHANT', 'R1'),
    (2, 'reissue.approved', 'MERCHANT', (applied_at + (shipped_at - applied_at) / 2), 'PENDING_MERCHANT',
        'AWAITING_SHIPMENT', 'R6'),
    (3, 'reissue.shipped', 'MERCHANT', shipped_at, 'AWAITING_SHIPMENT', 'SHIPPED', 'R7'),
    (4, 'reissue.in-transit', 'SYSTEM', first_scan_at, 'SHIPPED', 'IN_TRANSIT', 'R13'))
    as happened (step, type, actor, at, from_status, to_status, rule)
order by step, deadline_at;

insert into parcel (carrier, tracking_number, first_scan_at)
select carrier, tracking_number, first_scan_at from reissue_case;
insert into parcel_scan (carrier, tracking_number, at, kind)
select carrier, tracking_number, first_scan_at, 'ACCEPTED' from reissue_case;
insert into parcel_upload (carrier, tracking_number, case_id, shop_id, shipped_at, due_at)
select carrier, tracking_number, id, shop_id, shipped_at, shipped_at from reissue_case;
