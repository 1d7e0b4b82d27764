-- Cases that buyers apply for at one moment, and their entries in the lists.
with drawn as (
    select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                  as drawn (id, shop_id, buyer_id, order_id, reason, receiver)),
moment as (
    select ?::timestamptz as applied_at, ?::interval as merchant_response),
applied as (
    insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity, description,
                              evidence, receiver, status, deadline_at, scan_due, version, applied_at, updated_at)
    select id, shop_id, buyer_id, order_id, 'I-1', '智能灯泡 E27 可调光 9W 两只装', 19900, reason, 1,
           '少了一只灯泡, 盒子没有破', '{}', receiver, 'PENDING_MERCHANT', applied_at + merchant_response, false, 1,
           applied_at, applied_at
    from drawn, moment)
insert into case_index (case_id, shop_id, buyer_id, applied_at)
select id, shop_id, buyer_id, applied_at from drawn, moment
