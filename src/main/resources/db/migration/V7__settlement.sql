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
    constraint payout_once_per_case unique (case_id, kind),
    check (kind <> 'COMPENSATION' or amount_fen > 0)
);

-- compensations that nobody has tried to settle yet, and all that are owed, by shop and age
create index payout_due_compensation on payout (owed_at, shop_id) where kind = 'COMPENSATION' and status = 'DUE';
create index payout_open_compensation on payout (shop_id, owed_at, id) include (amount_fen)
    where kind = 'COMPENSATION' and status in ('DUE', 'OUTSTANDING');
-- refunds by how far they have come, in order of age
create index payout_refund on payout (status, owed_at, id) where kind = 'REFUND';

-- R12: recorded against the shop each time it lets a shipment become overdue.
create table violation (
    id               bigint generated always as identity primary key,
    case_id          uuid not null,
    shop_id          text not null,
    kind             text not null,
    -- what the shop owed the buyer for it, unless the case owed that already
    compensation_fen bigint not null check (compensation_fen >= 0),
    at               timestamptz not null
);

create index violation_shop on violation (shop_id, id);

-- What a shop has with the platform: the sum of its postings, so that it can be locked and read.
create table shop_account (
    shop_id     text primary key,
    payable_fen bigint not null default 0 check (payable_fen between 0 and 1000000000000),
    deposit_fen bigint not null default 0 check (deposit_fen between 0 and 1000000000000),
    -- credited since its outstanding compensations were last tried
    replenished boolean not null default false
);

create index shop_account_replenished on shop_account (shop_id) where replenished;

-- The ledger: every movement of money is an entry, whose postings sum to zero.
create table journal_entry (
    id        bigint generated always as identity primary key,
    kind      text not null check (kind in ('CREDIT', 'COMPENSATION')),
    shop_id   text not null,
    at        timestamptz not null,
    -- of a credit: the payment system's reference
    reference text,
    -- of a compensation: what was owed
    payout_id uuid unique,
    case_id   uuid,
    check ((kind = 'CREDIT') = (reference is not null)),
    check ((kind = 'COMPENSATION') = (payout_id is not null and case_id is not null)),
    unique (shop_id, reference)
);

-- PAYABLE and DEPOSIT are the shop's; money comes in from CLEARING and goes out to COUPONS, which are the platform's.
create table posting (
    id         bigint generated always as identity primary key,
    entry_id   bigint not null references journal_entry,
    account    text not null check (account in ('PAYABLE', 'DEPOSIT', 'CLEARING', 'COUPONS')),
    shop_id    text not null,
    amount_fen bigint not null
);

create index posting_entry on posting (entry_id);
create index posting_shop on posting (shop_id, id) where account in ('PAYABLE', 'DEPOSIT');

-- Checked once per statement, not once per row: an entry comes with all of its postings in one statement, or not at all.
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

-- Cash given to buyers (R12). One per compensation, whoever races.
create table coupon (
    id         uuid primary key default uuidv7(),
    payout_id  uuid not null unique references payout,
    case_id    uuid not null unique,
    buyer_id   text not null,
    amount_fen bigint not null check (amount_fen > 0),
    issued_at  timestamptz not null
);

create index coupon_buyer on coupon (buyer_id, issued_at desc, id desc);

-- The ledger and the coupons only grow.
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

-- What the payment system answered to each refund. A repeated answer is known by it, whatever came in between.
create table refund_result (
    payout_id uuid not null references payout,
    reference text not null,
    status    text not null,
    attempt   integer not null,
    at        timestamptz not null,
    primary key (payout_id, reference, status)
);
