-- One row per event, written in the transaction of what it records: timeline, audit trail and outbox at once.
-- Readers follow the id: it comes from a sequence with cache 1 and is drawn while the case is locked, so a case's
-- events are in order. The row holds all that leaves the service, so that readers need no other table.
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
    -- timeline only: comment and evidence never leave the service
    comment     text,
    evidence    jsonb
);

create index case_event_case on case_event (case_id, id);
-- the one event with which a case ended: cases whose events need not be kept any longer are found here
create index case_event_end on case_event (at)
    where to_status in ('COMPLETED', 'REFUNDED', 'CANCELLED', 'CLOSED') and from_status <> to_status;

-- The position up to which events of cases that ended long ago were dropped: a reader behind it has missed some.
create table case_event_retention (
    only_row        boolean primary key default true check (only_row),
    dropped_through bigint not null
);

insert into case_event_retention (dropped_through) values (0);
