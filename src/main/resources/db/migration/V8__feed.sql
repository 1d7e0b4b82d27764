-- The instances that deliver the log to subscriptions. Each keeps counting; one that has stopped counting is deleted by
-- the others, which frees its subscriptions.
create table feed_instance (
    id   uuid primary key,
    beat bigint not null
);

-- Who follows the log by a cursor of its own, served by one instance at a time.
create table feed_subscription (
    name          text primary key,
    kind          text not null,
    position      bigint not null check (position >= 0),
    paused        boolean not null default false,
    driver        uuid references feed_instance on delete set null,
    -- counts the instances that took the subscription over: what an earlier one still writes is void
    term          bigint not null default 0,
    failing_since timestamptz,
    last_error    text
);

create index feed_subscription_driver on feed_subscription (driver);

-- Where a subscription's events go. The secret is stored as it is: signing needs it.
create table webhook (
    id              text primary key references feed_subscription (name) on delete cascade,
    url             text not null,
    types           text[],
    shop_id         text,
    secret          text not null,
    -- signs as well until then, so that the receiver can change over
    previous_secret text,
    previous_until  timestamptz,
    created_at      timestamptz not null
);
