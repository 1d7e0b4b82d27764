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

-- How often categories were changed: an application judged by remembered categories is written only while this is still
-- the revision that they were read at.
create table category_revision (
    revision bigint not null,
    only_row boolean primary key default true check (only_row)
);

insert into category_revision (revision) values (0);

create function count_category_changes() returns trigger language plpgsql as $$
begin
    update category_revision set revision = revision + 1;
    return null;
end
$$;

create trigger category_changed after insert or update or delete or truncate on category
    for each statement execute function count_category_changes();
