-- Cases that wait for nobody any more, in the mix a festival leaves behind: most of them with merchants who did not
-- answer, shops by Zipf's law. Made once, so that everybody gets the same ones.
create schema if not exists bench;

create table bench.due as
select uuidv7() as id,
       'S-' || ceil(power(5000, random())) as shop_id,
       'B-' || ceil(random() * 100000) as buyer_id,
       'D-' || nr as order_id,
       'I-1' as item_id,
       '智能灯泡 E27 可调光 9W 两只装' as title,
       (random() * 50000)::bigint + 100 as paid_fen,
       (array['NEVER_RECEIVED', 'MISSING_ITEMS', 'MISSING_ITEMS', 'OTHER'])[ceil(random() * 4)] as reason,
       '少了一只灯泡, 盒子没有破' as description,
       null::bytea as receiver, -- given afterwards, since SQL cannot encrypt
       case
           when pick < 0.40 then 'PENDING_MERCHANT'
           when pick < 0.60 then 'AWAITING_SHIPMENT'
           when pick < 0.70 then 'REJECTED'
           when pick < 0.75 then 'OVERDUE'
           when pick < 0.85 then 'SHIPPED'
           else 'IN_TRANSIT'
       end as status
from (select nr, random() as pick from generate_series(1, :count) nr, (select setseed(0.6180339)) seeded) drawn;
