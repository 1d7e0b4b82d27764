-- The facts of an order in one row, so that a question about an order is one read by key.
create table shop_order (
    order_id               text primary key,
    shop_id                text not null,
    buyer_id               text not null,
    updated_at             timestamptz not null,
    shipped_at             timestamptz,
    received_at            timestamptz,
    parcel_carrier         text,
    parcel_tracking_number text,
    receiver_name          text,
    receiver_phone         text,
    receiver_address       text,
    -- [{itemId, skuId, title, categoryId, quantity, paidFen, refundedFen}], in the order system's order; always read as a whole
    items                  jsonb not null,
    check (num_nonnulls(parcel_carrier, parcel_tracking_number) in (0, 2)),
    check (num_nonnulls(receiver_name, receiver_phone, receiver_address) in (0, 3)),
    check (jsonb_array_length(items) > 0)
);
