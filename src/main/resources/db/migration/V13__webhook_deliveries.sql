-- The last 100 calls of each webhook subscription, for ops (decision 0173).
create table webhook_delivery (
    id              bigint generated always as identity primary key,
    webhook_id      text not null references webhook on delete cascade,
    at              timestamptz not null,
    -- the positions of the first and the last event in the log; null for a test event
    first_event     bigint,
    last_event      bigint,
    events          integer not null,
    -- the receiver's HTTP status; null when it did not answer
    status          integer,
    duration_millis bigint not null,
    -- why the events count as not delivered; null when they were
    error           text,
    check (num_nonnulls(first_event, last_event) in (0, 2))
);

create index webhook_delivery_newest on webhook_delivery (webhook_id, id);
