-- How far an extension of many deadlines has come (decision 0167). It goes from the latest deadline to the earliest; the
-- cases with the key (before_deadline, before_id) and later ones are done.
create table bulk_extension (
    id              uuid primary key,
    before_deadline timestamptz not null,
    before_id       uuid not null,
    extended        bigint not null default 0,
    ended           boolean not null default false,
    created_at      timestamptz not null,
    started_at      timestamptz
);
