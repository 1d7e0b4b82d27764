-- The instances that drive followers of the log. Each keeps counting; one that has stopped counting is deleted by the
-- others, which frees what it drove. Nobody's clock is compared with anybody else's.
create table feed_instance (
    id   uuid primary key,
    beat bigint not null
);

-- Who follows the log by a cursor of its own, driven by one instance at a time.
create table feed_follower (
    name          text primary key,
    kind          text not null,
    position      bigint not null check (position >= 0),
    paused        boolean not null default false,
    driver        uuid references feed_instance on delete set null,
    -- counts who took it over: what an earlier driver still writes is void
    term          bigint not null default 0,
    failing_since timestamptz,
    last_error    text
);

create index feed_follower_driver on feed_follower (driver);

-- Where a subscription's events go. The secret stands here as it is: signing needs it.
create table webhook (
    id              text primary key references feed_follower (name) on delete cascade,
    url             text not null,
    types           text[],
    shop_id         text,
    secret          text not null,
    -- signs as well until then, so that the receiver can change over
    previous_secret text,
    previous_until  timestamptz,
    created_at      timestamptz not null
);
