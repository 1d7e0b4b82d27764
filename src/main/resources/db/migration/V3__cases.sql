-- One row per case: what the buyer asked for, where it stands, and the last rejection, shipment and ruling.
create table reissue_case (
    id                    uuid primary key,
    shop_id               text not null,
    buyer_id              text not null,
    order_id              text not null,
    item_id               text not null,
    -- as they were at applying, whatever becomes of the order
    title                 text not null,
    paid_fen              bigint not null check (paid_fen >= 0),
    reason                text not null,
    quantity              integer not null check (quantity > 0),
    description           text,
    evidence              text[] not null,
    receiver_name         text,
    receiver_phone        text,
    receiver_address      text,
    status                text not null,
    deadline_at           timestamptz,
    scan_due              boolean not null,
    rejection_code        text,
    rejection_explanation text,
    rejection_evidence    text[],
    rejected_at           timestamptz,
    carrier               text,
    tracking_number       text,
    shipped_at            timestamptz,
    first_scan_at         timestamptz,
    arbitration_opened_at timestamptz,
    decision              text,
    blame                 text,
    opinion               text,
    ruled_at              timestamptz,
    version               bigint not null check (version > 0),
    applied_at            timestamptz not null,
    updated_at            timestamptz not null,
    ended_at              timestamptz,
    -- lists sort by it: a case without a deadline comes last
    deadline_key          timestamptz not null
        generated always as (coalesce(deadline_at, timestamptz '9999-12-31 00:00:00+00')) stored
);

-- R5: one open case per order item at a time, whoever races
create unique index reissue_case_one_open on reissue_case (order_id, item_id) where ended_at is null;
create index reissue_case_order on reissue_case (order_id);
-- the sweep picks from here
create index reissue_case_due on reissue_case (deadline_at) where deadline_at is not null;
-- the workbench: a shop's cases, all cases, a buyer's cases
create index reissue_case_shop_deadline on reissue_case (shop_id, deadline_key, id);
create index reissue_case_shop_applied on reissue_case (shop_id, applied_at desc, id desc);
create index reissue_case_shop_status on reissue_case (shop_id, status);
create index reissue_case_deadline on reissue_case (deadline_key, id);
create index reissue_case_applied on reissue_case (applied_at desc, id desc);
create index reissue_case_buyer_applied on reissue_case (buyer_id, applied_at desc, id desc);

-- Cases whose deadline could not be fired: the sweep passes them by until they are tried again.
create table case_set_aside (
    case_id  uuid primary key references reissue_case,
    attempts integer not null,
    retry_at timestamptz not null,
    error    text not null
);
