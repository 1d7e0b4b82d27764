-- Carriers as ops have described them. A row adds to carriers.json, or replaces the carrier of the same code there.
create table carrier (
    code         text primary key,
    name_zh      text not null,
    name_en      text not null,
    formats      jsonb not null,   -- [{pattern, checkDigit, certainty, source}]
    tracking_url text              -- {number} stands for the number
);

-- One row per parcel that a merchant or a carrier has named. A shipping and a scan lock the parcel before the case, so
-- that they never miss each other.
create table parcel (
    carrier         text not null,
    tracking_number text not null,   -- normalised; digits alone are without leading zeros, here and below
    first_scan_at   timestamptz,     -- the earliest scan, in whatever order scans came
    primary key (carrier, tracking_number)
);

-- What carriers reported, each report once.
create table parcel_scan (
    carrier         text not null,
    tracking_number text not null,
    at              timestamptz not null,
    kind            text not null,
    primary key (carrier, tracking_number, at, kind)
);

-- The shipments that merchants uploaded numbers for. A number serves one shipment at a time (R13), whoever races. A
-- number that another one replaced is free again unless it was scanned, so it may have several rows.
create table parcel_upload (
    carrier         text not null,
    tracking_number text not null,
    case_id         uuid not null,
    shop_id         text not null,
    shipped_at      timestamptz not null,   -- when the case was shipped; a corrected number keeps it
    due_at          timestamptz not null,   -- until when the shipment was due
    superseded_at   timestamptz,            -- when another number replaced this one
    warning         text                    -- the fault of an unlikely number that the merchant confirmed
);

-- these two are halves of one index, of which only the half in force is unique
create unique index parcel_upload_in_force on parcel_upload (tracking_number, carrier) where superseded_at is null;
create index parcel_upload_superseded on parcel_upload (tracking_number, carrier) where superseded_at is not null;

create index parcel_upload_shop on parcel_upload (shop_id, shipped_at);
create index parcel_upload_shipped on parcel_upload (shipped_at);
