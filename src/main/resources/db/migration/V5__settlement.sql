-- What is owed to buyers. It keeps its own copy of who, what and why, so that it can be settled without the case.
create table payout (
    id           uuid primary key default uuidv7(),
    case_id      uuid not null,
    kind         text not null,
    amount_fen   bigint not null check (amount_fen >= 0),
    status       text not null,
    shop_id      text not null,
    buyer_id     text not null,
    order_id     text not null,
    item_id      text not null,
    reason       text not null,
    -- the rule that owes it: R12; R10 or R16
    rule         text not null,
    owed_at      timestamptz not null,
    -- refunds: how often the payment system was asked, and when last
    attempt      integer not null default 0,
    requested_at timestamptz,
    ended_at     timestamptz,
    -- R12: at most one compensation, and one refund, per case
    constraint payout_once_per_case unique (case_id, kind)
);

-- R12: recorded against the shop each time it lets a shipment become overdue.
create table violation (
    id               bigint generated always as identity primary key,
    case_id          uuid not null,
    shop_id          text not null,
    kind             text not null,
    -- what it owed the buyer, unless the case owed that already
    compensation_fen bigint not null check (compensation_fen >= 0),
    at               timestamptz not null
);

create index violation_shop on violation (shop_id, id);
