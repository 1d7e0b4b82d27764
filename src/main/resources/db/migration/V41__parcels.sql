-- One row per parcel that a merchant or a carrier has named. Both lock it first, so that a shipping and a scan never
-- miss each other; whoever locks a case as well does so afterwards.
create table parcel (
    carrier         text not null,
    tracking_number text not null,   -- normalised
    first_scan_at   timestamptz,     -- the earliest scan, in whatever order they came
    primary key (carrier, tracking_number)
);

-- What carriers said, each thing once.
create table parcel_scan (
    carrier         text not null,
    tracking_number text not null,
    at              timestamptz not null,
    kind            text not null,
    primary key (carrier, tracking_number, at, kind)
);

-- What merchants said: the shipment a number was uploaded for. A number serves once (R13), whoever races.
create table parcel_upload (
    carrier         text not null,
    tracking_number text not null,
    case_id         uuid not null,
    shop_id         text not null,
    shipped_at      timestamptz not null,   -- when the case was shipped; a corrected number keeps it
    due_at          timestamptz not null,   -- until when it could have been
    superseded_at   timestamptz,            -- when another number was put in its place
    primary key (carrier, tracking_number)
);

create index parcel_upload_shop on parcel_upload (shop_id, shipped_at);
create index parcel_upload_shipped on parcel_upload (shipped_at);

-- what the formats of the carrier say against the number, where they are not sure enough to refuse it
alter table reissue_case add column shipment_warning text;
