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
    tracking_number text not null,   -- normalised
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

-- The shipment that a merchant uploaded a number for. A number serves once (R13), whoever races.
create table parcel_upload (
    carrier         text not null,
    tracking_number text not null,
    case_id         uuid not null,
    shop_id         text not null,
    shipped_at      timestamptz not null,   -- when the case was shipped; a corrected number keeps it
    due_at          timestamptz not null,   -- until when the shipment was due
    superseded_at   timestamptz,            -- when another number replaced this one
    primary key (carrier, tracking_number)
);

create index parcel_upload_shop on parcel_upload (shop_id, shipped_at);
create index parcel_upload_shipped on parcel_upload (shipped_at);
