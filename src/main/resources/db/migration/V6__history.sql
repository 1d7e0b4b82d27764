-- The event log: timeline, audit trail and outbox. Events are inserted in the transaction that changes the case.
-- Readers page by id. The id comes from a sequence with cache 1 and is drawn while the case is locked, so the events of
-- a case are in order. A row has all data that leaves the service, so that readers need no other table.
create table case_event (
    id          bigint generated always as identity (cache 1) primary key,
    case_id     uuid not null,
    type        text not null,
    at          timestamptz not null,
    actor_kind  text not null,
    actor_id    text,
    shop_id     text not null,
    buyer_id    text not null,
    order_id    text not null,
    item_id     text not null,
    reason      text not null,
    from_status text,
    to_status   text,
    rule        text not null,
    deadline_at timestamptz,
    version     bigint,
    details     jsonb,
    -- for the timeline only: comment and evidence never leave the service
    comment     text,
    evidence    jsonb
);

create index case_event_case on case_event (case_id, id);
-- for retention: the event that ended a case
create index case_event_end on case_event (at)
    where to_status in ('COMPLETED', 'REFUNDED', 'CANCELLED', 'CLOSED') and from_status <> to_status;

-- How many cases of a shop have ended, by the events up to the position in ended_case_position (decision 0150).
create table ended_case_count (
    shop_id text primary key,
    ended   bigint not null
);

create table ended_case_position (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);

insert into ended_case_position (position) values (0);

-- The position through which retention has dropped events: a reader at a smaller position has missed events.
create table case_event_retention (
    only_row        boolean primary key default true check (only_row),
    dropped_through bigint not null
);

insert into case_event_retention (dropped_through) values (0);

-- The history of the write-ahead log in which the latest position was given. When a connection finds another one, a
-- primary was lost or a backup restored, and with it perhaps positions that readers know: the sequence then moves on
-- behind all of them.
create table case_event_timeline (
    only_row          boolean primary key default true check (only_row),
    system_identifier bigint not null,
    timeline          bigint not null
);

insert into case_event_timeline (system_identifier, timeline)
select system_identifier, timeline_id
from pg_control_system(), pg_split_walfile_name(pg_walfile_name(pg_current_wal_lsn()));
