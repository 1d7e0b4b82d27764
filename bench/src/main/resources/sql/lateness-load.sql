-- The cases of the stock, which wait for their deadlines.
insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity, description,
                          evidence, receiver, status, deadline_at, scan_due,
                          shipped_at, version, applied_at, updated_at)
select id, 'S-' || ceil(power(5000, random())), 'B-' || n % 1000 + 1, 'F-' || id, 'I-1', '智能灯泡 E27 可调光 9W 两只装', 19900,
       (array['NEVER_RECEIVED', 'MISSING_ITEMS', 'MISSING_ITEMS', 'OTHER'])[n % 4 + 1], 1, '少了一只灯泡, 盒子没有破',
       '{}', receiver,
       (array['PENDING_MERCHANT', 'PENDING_MERCHANT', 'AWAITING_SHIPMENT', 'REJECTED', 'IN_TRANSIT'])[n % 5 + 1],
       deadline, false, deadline - interval '10 days', 3, deadline - interval '12 days', deadline - interval '2 days'
from bench.falling;

insert into case_index (case_id, shop_id, buyer_id, applied_at)
select id, shop_id, buyer_id, applied_at from reissue_case c
where not exists (select from case_index known where known.case_id = c.id);
