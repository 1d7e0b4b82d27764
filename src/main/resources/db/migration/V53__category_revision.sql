-- How often categories were changed, by whomever: an application judged by categories that an instance remembers is
-- written only while this is still what it was.
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
