-- A reader of the event log with a position of its own: one row per webhook subscription and one for Kafka.
create table feed_subscription (
    name          text primary key,
    kind          text not null,
    -- everything up to here is delivered
    position      bigint not null check (position >= 0),
    -- the subscription knows that events up to here were dropped: it began, or was moved, after that
    missing       bigint not null default 0,
    paused        boolean not null default false,
    -- the instance that delivers, until then by this database's clock; null when the subscription is free
    lease_holder  uuid,
    lease_until   timestamptz,
    -- grows whenever the lease changes hands or is withdrawn: writes under an earlier term change nothing
    term          bigint not null default 0,
    failing_since timestamptz,
    last_error    text,
    check ((lease_holder is null) = (lease_until is null))
);

-- Where a webhook subscription's events go. Signing needs the secret itself, so it is stored as it is.
create table webhook (
    id              text primary key references feed_subscription (name) on delete cascade,
    url             text not null,
    types           text[],
    shop_id         text,
    secret          text not null,
    -- also signs, until then, so that the receiver can change over
    previous_secret text,
    previous_until  timestamptz,
    created_at      timestamptz not null
);
