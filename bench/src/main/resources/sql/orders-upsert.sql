-- Facts of many orders, each unless newer ones are stored: what the service does for a batch, without the service.
insert into shop_order (order_id, shop_id, buyer_id, updated_at, shipped_at, received_at, parcel_carrier,
                        parcel_tracking_number, receiver, items)
select order_id, shop_id, buyer_id, instant(updated_at), instant(shipped_at), instant(received_at), 'YTO', number,
       receiver, items::jsonb
from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
         as facts (order_id, shop_id, buyer_id, number, receiver),
     (select ?::bigint as updated_at, ?::bigint as shipped_at, ?::bigint as received_at, ?::text as items) alike
order by order_id
on conflict (order_id) do update set
    shop_id = excluded.shop_id, buyer_id = excluded.buyer_id, updated_at = excluded.updated_at,
    shipped_at = excluded.shipped_at, received_at = excluded.received_at, parcel_carrier = excluded.parcel_carrier,
    parcel_tracking_number = excluded.parcel_tracking_number, receiver = excluded.receiver, items = excluded.items
where shop_order.updated_at <= excluded.updated_at
returning order_id
