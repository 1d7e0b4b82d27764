-- Money that a case owes its buyer, with a copy of the case's facts, so that jobs settle it without reading the case.
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
    -- R12 for a compensation, R10 or R16 for a refund
    rule         text not null,
    owed_at      timestamptz not null,
    -- refunds: how often and when last requested from the payment system
    attempt      integer not null default 0,
    requested_at timestamptz,
    ended_at     timestamptz,
    -- refunds: when the money last came back after the payment system had sent it
    returned_at  timestamptz,
    -- R12: at most one compensation, and one refund, per case
    constraint payout_once_per_case unique (case_id, kind),
    check (kind <> 'COMPENSATION' or amount_fen > 0)
)
-- Every settled payout leaves a dead entry in the partial indexes below, which each poll reads until the next vacuum. So
-- vacuum runs after a fixed number of them, whatever the size of the table, and always cleans the indexes.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, vacuum_index_cleanup = on);

-- for the settlement: compensations that it has not tried yet, and all unsettled ones by shop and age
create index payout_due_compensation on payout (owed_at, shop_id) where kind = 'COMPENSATION' and status = 'DUE';
create index payout_open_compensation on payout (shop_id, owed_at, id) include (amount_fen)
    where kind = 'COMPENSATION' and status in ('DUE', 'OUTSTANDING');
-- for lists of refunds by status, oldest first
create index payout_refund on payout (status, owed_at, id) where kind = 'REFUND';

-- R12: one row each time a shop lets a shipment become overdue.
create table violation (
    id               bigint generated always as identity,
    case_id          uuid not null,
    shop_id          text not null,
    kind             text not null,
    -- the compensation that the buyer gets unless the case owed one already
    compensation_fen bigint not null check (compensation_fen >= 0),
    at               timestamptz not null,
    -- the reconciliation compares violations with payouts by case
    primary key (case_id, id)
);

create index violation_shop on violation (shop_id, id);

-- The balances of a shop: the sums of its postings, so that they can be locked and read in one row.
create table shop_account (
    shop_id     text primary key,
    payable_fen bigint not null default 0 check (payable_fen between 0 and 1000000000000),
    deposit_fen bigint not null default 0 check (deposit_fen between 0 and 1000000000000),
    -- credited since the last settlement
    replenished boolean not null default false
)
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, vacuum_index_cleanup = on);

create index shop_account_replenished on shop_account (shop_id) where replenished;

-- The ledger: every movement of money is an entry, whose postings sum to zero.
create table journal_entry (
    id        bigint generated always as identity primary key,
    kind      text not null check (kind in ('CREDIT', 'COMPENSATION')),
    shop_id   text not null,
    at        timestamptz not null,
    -- the payment system's reference of a credit
    reference text,
    -- the payout that a compensation settles
    payout_id uuid unique,
    case_id   uuid,
    check ((kind = 'CREDIT') = (reference is not null)),
    check ((kind = 'COMPENSATION') = (payout_id is not null and case_id is not null)),
    unique (shop_id, reference)
);

-- PAYABLE and DEPOSIT belong to the shop; CLEARING, from which credits come, and COUPONS belong to the platform.
create table posting (
    id         bigint generated always as identity primary key,
    entry_id   bigint not null references journal_entry,
    account    text not null check (account in ('PAYABLE', 'DEPOSIT', 'CLEARING', 'COUPONS')),
    shop_id    text not null,
    amount_fen bigint not null
);

create index posting_entry on posting (entry_id);
create index posting_shop on posting (shop_id, id) where account in ('PAYABLE', 'DEPOSIT');

-- Checked once per statement, not once per row: the postings of an entry are inserted by one statement.
create function require_balanced_postings() returns trigger language plpgsql as $$
begin
    if exists (select from added group by entry_id having sum(amount_fen) <> 0) then
        raise exception 'The postings of an entry must sum to zero' using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger posting_balanced after insert on posting
    referencing new table as added
    for each statement execute function require_balanced_postings();

create function require_postings() returns trigger language plpgsql as $$
begin
    if exists (select from added e where not exists (select from posting p where p.entry_id = e.id)) then
        raise exception 'An entry must come with its postings' using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger journal_entry_posted after insert on journal_entry
    referencing new table as added
    for each statement execute function require_postings();

-- Cash given to buyers (R12), at most once per compensation.
create table coupon (
    id         uuid primary key default uuidv7(),
    payout_id  uuid not null unique references payout,
    case_id    uuid not null unique,
    buyer_id   text not null,
    amount_fen bigint not null check (amount_fen > 0),
    issued_at  timestamptz not null
);

create index coupon_buyer on coupon (buyer_id, issued_at desc, id desc);

-- The ledger and the coupons are append-only.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is refused: % only grows', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger journal_entry_only_grows before update or delete or truncate on journal_entry
    for each statement execute function refuse_change();
create trigger posting_only_grows before update or delete or truncate on posting
    for each statement execute function refuse_change();
create trigger coupon_only_grows before update or delete or truncate on coupon
    for each statement execute function refuse_change();

-- The payment system's results of refunds, by which repeated results are recognized.
create table refund_result (
    payout_id uuid not null references payout,
    reference text not null,
    status    text not null,
    attempt   integer not null,
    at        timestamptz not null,
    primary key (payout_id, reference, status)
);

-- One row: how far the present reconciliation has come, and what the last complete one has found.
create table reconciliation (
    only_row    boolean primary key default true check (only_row),
    -- the check that goes on, and the end of its last range
    kind        text,
    range_end   text,
    found       integer not null default 0,
    checked_at  timestamptz,
    differences integer
);

insert into reconciliation default values;
