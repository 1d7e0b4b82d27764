-- Orders from :first on, that nobody has applied for yet.
insert into shop_order (order_id, shop_id, buyer_id, updated_at, shipped_at, received_at, parcel_carrier,
                        parcel_tracking_number, receiver, items)
select 'O-' || n, 'S-' || n % 500 + 1, 'B-' || n % 1000 + 1, now() - interval '1 day', now() - interval '3 days',
       now() - interval '1 day', 'YTO', 'YT' || lpad(n::text, 13, '0'), of_order,
       '[{"itemId": "I-1", "skuId": "K-1", "title": "智能灯泡 E27 可调光 9W 两只装", "categoryId": "C-1.1", "quantity": 2, "paidFen": 19900}]'
from bench.receiver where n between :first and :last;
