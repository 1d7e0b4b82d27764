-- The events of those applications.
insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                        to_status, rule, deadline_at, version, comment)
select id, 'reissue.applied', applied_at, 'BUYER', buyer_id, shop_id, buyer_id, order_id, 'I-1', reason,
       'PENDING_MERCHANT', 'R1', applied_at + merchant_response, 1, '少了一只灯泡, 盒子没有破'
from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]) as drawn (id, shop_id, buyer_id, order_id, reason),
     (select ?::timestamptz as applied_at, ?::interval as merchant_response) moment
