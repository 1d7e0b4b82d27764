-- :count events of 50,000 cases.
insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id, reason, from_status,
                        to_status, rule, deadline_at, version)
select md5((n % 50000)::text)::uuid, 'reissue.auto-approved', now(), 'SYSTEM', 'S-' || n % 500, 'B-' || n, 'O-' || n,
       'I-1', 'MISSING_ITEMS', 'PENDING_MERCHANT', 'AWAITING_SHIPMENT', 'R6', now() + interval '48 hours', 2
from generate_series(1, :count) n;
