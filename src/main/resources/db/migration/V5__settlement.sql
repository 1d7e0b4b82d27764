-- What is owed to buyers. It keeps its own copy of who and what, so that it can be settled without the case.
create table payout (
    id         uuid primary key default uuidv7(),
    case_id    uuid not null,
    kind       text not null,
    amount_fen bigint not null check (amount_fen >= 0),
    status     text not null,
    shop_id    text not null,
    buyer_id   text not null,
    order_id   text not null,
    item_id    text not null,
    owed_at    timestamptz not null,
    ended_at   timestamptz,
    -- R12: at most one compensation, and one refund, per case
    constraint payout_once_per_case unique (case_id, kind)
);

-- R12: recorded against the shop each time it lets a shipment become overdue.
create table violation (
    id      bigint generated always as identity primary key,
    case_id uuid not null,
    shop_id text not null,
    kind    text not null,
    at      timestamptz not null
);

create index violation_shop on violation (shop_id, id);
