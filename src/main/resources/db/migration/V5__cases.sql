-- One row per case: what the buyer asks for, the case's status, and the last rejection, shipment and ruling.
create table reissue_case (
    id                    uuid primary key,
    shop_id               text not null,
    buyer_id              text not null,
    order_id              text not null,
    item_id               text not null,
    -- title and payment stay as they were at applying, whatever becomes of the order
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
    -- R13: whether the scan window applies, fixed when the case ships
    scan_due              boolean not null,
    -- whether a payout was ever owed because of the case: only then payouts are read with it
    owing                 boolean not null default false,
    rejection_code        text,
    rejection_explanation text,
    rejection_evidence    text[],
    rejected_at           timestamptz,
    carrier               text,
    tracking_number       text,
    shipped_at            timestamptz,
    first_scan_at         timestamptz,
    shipment_warning      text,
    arbitration_opened_at timestamptz,
    decision              text,
    blame                 text,
    opinion               text,
    ruled_at              timestamptz,
    version               bigint not null check (version > 0),
    applied_at            timestamptz not null,
    updated_at            timestamptz not null,
    ended_at              timestamptz,
    -- Lists sort by it, and the sweep picks by it. A case that waits without a deadline comes behind all deadlines and
    -- before the cases that have ended, so that all open cases are one stretch of an index, whatever their status.
    deadline_key          timestamptz not null generated always as (
        coalesce(deadline_at, case when ended_at is null then timestamptz '9998-12-31 00:00:00+00'
                                   else timestamptz '9999-12-31 00:00:00+00' end)) stored
);

-- Each transition writes the row anew, with an entry in every index: there are as few as will do (decision 0093).
-- the sweep, and lists over all shops
create index reissue_case_deadline on reissue_case (deadline_key, id);
-- the workbench's lists, and the counts beside them
create index reissue_case_shop_deadline on reissue_case (shop_id, deadline_key, id) include (status);
-- R5: one open case per order item at a time, whoever races; and all cases of an order
create unique index reissue_case_one_open
    on reissue_case (order_id, item_id, (case when ended_at is not null then id end)) nulls not distinct;

-- Who applied where and when. The columns never change, so transitions leave this table and its indexes alone; lists of
-- the newest cases, and of a buyer's, are found here. Cases are never deleted, so there is no foreign key, which would
-- lock the new case for every application.
create table case_index (
    case_id    uuid primary key,
    shop_id    text not null,
    buyer_id   text not null,
    applied_at timestamptz not null
);

create index case_index_shop on case_index (shop_id, applied_at desc, case_id desc);
create index case_index_buyer on case_index (buyer_id, applied_at desc, case_id desc);
create index case_index_applied on case_index (applied_at desc, case_id desc);

-- Cases whose deadline could not be fired: the sweep skips them until they are tried again.
create table case_quarantine (
    case_id  uuid primary key references reissue_case,
    attempts integer not null,
    retry_at timestamptz not null,
    error    text not null
);
