-- Orders from :first on, that nobody has applied for yet.
insert into shop_order (order_id, shop_id, buyer_id, updated_at, shipped_at, received_at, parcel_carrier,
                        parcel_tracking_number, receiver_name, receiver_phone, receiver_address, items)
select 'O-' || n, 'S-' || n % 500 + 1, 'B-' || n % 1000 + 1, now() - interval '1 day', now() - interval '3 days',
       now() - interval '1 day', 'YTO', 'YT' || lpad(n::text, 13, '0'), '王小明', '13800000000', '浙江省杭州市西湖区某某路 1 号',
       '[{"itemId": "I-1", "skuId": "K-1", "title": "智能灯泡 E27 可调光 9W 两只装", "categoryId": "C-1.1", "quantity": 2, "paidFen": 19900}]'
from generate_series(:first::bigint, :last) n;
