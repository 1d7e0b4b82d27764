-- Which categories are open for reissue (R2). A parent need not be known, so parent_id is no foreign key.
create table category (
    id            text primary key,
    name          text not null,
    parent_id     text,
    opens_at      timestamptz,
    shop_percent  integer,
    check (parent_id <> id),
    check (shop_percent between 0 and 100),
    check (opens_at is null or shop_percent is not null)
);
