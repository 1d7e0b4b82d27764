-- One row per case: the application, the status, and the last rejection, shipment and arbitration.
create table reissue_case (
    id                    uuid primary key,
    shop_id               text not null,
    buyer_id              text not null,
    order_id              text not null,
    item_id               text not null,
    -- title and amount paid when the buyer applied; later changes of the order do not change them
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
    -- whether the case has ever caused a payout: payouts are read only for such cases
    owing                 boolean not null default false,
    rejection_code        text,
    rejection_explanation text,
    rejection_evidence    text[],
    rejected_at           timestamptz,
    carrier               text,
    tracking_number       text,
    shipped_at            timestamptz,
    first_scan_at         timestamptz,
    shipment_warning      text,      -- a confirmed fault of the number
    shipment_corrections  integer,   -- how often the number was corrected
    arbitration_opened_at timestamptz,
    decision              text,
    blame                 text,
    opinion               text,
    ruled_at              timestamptz,
    version               bigint not null check (version > 0),
    applied_at            timestamptz not null,
    updated_at            timestamptz not null,
    ended_at              timestamptz,
    -- Lists sort and the sweep selects by this key. Open cases without a deadline sort after all deadlines, ended cases
    -- sort last, so that all open cases are one range of an index. The ended cases of one status and reason have one
    -- key (the seconds since 1970 of 9999-12-31 and a few, as in CaseSort), so that they are one range as well.
    deadline_key          timestamptz not null generated always as (
        coalesce(deadline_at, case when ended_at is null then timestamptz '9998-12-31 00:00:00+00'
                                   else to_timestamp(253402214400
            + 10 * coalesce(array_position(array['COMPLETED', 'REFUNDED', 'CANCELLED', 'CLOSED'], status), 0)
            + coalesce(array_position(array['NEVER_RECEIVED', 'MISSING_ITEMS', 'OTHER'], reason), 0)) end)) stored
);

-- Each transition adds an entry to every index of this table, so there are as few as possible (decision 0093).

-- for the sweep and for lists of all shops
create index reissue_case_deadline on reissue_case (deadline_key, id);
-- for the lists and counts of a shop
create index reissue_case_shop_deadline on reissue_case (shop_id, deadline_key, id) include (status);
-- R5: at most one open case per order item, also in concurrent transactions; and for the cases of an order
create unique index reissue_case_one_open
    on reissue_case (order_id, item_id, (case when ended_at is not null then id end)) nulls not distinct;

-- The immutable columns by which the newest cases and the cases of a buyer are listed. Transitions do not update this
-- table and its indexes. There is no foreign key: cases are never deleted, and the check would lock every new case.
create table case_index (
    case_id    uuid primary key,
    shop_id    text not null,
    buyer_id   text not null,
    applied_at timestamptz not null
);

create index case_index_shop on case_index (shop_id, applied_at desc, case_id desc);
create index case_index_buyer on case_index (buyer_id, applied_at desc, case_id desc);
create index case_index_applied on case_index (applied_at desc, case_id desc);

-- Cases whose deadline could not be fired. The sweep skips them until retry_at.
create table case_quarantine (
    case_id  uuid primary key references reissue_case,
    attempts integer not null,
    retry_at timestamptz not null,
    error    text not null
);

-- Where the walks that delete old orders and parcels go on: behind the row with this key (decision 0151).
create table retention_walk (
    table_name text primary key,
    last_key   text[] not null
);

insert into retention_walk (table_name, last_key) values ('shop_order', '{"",""}'), ('parcel', '{"",""}');
