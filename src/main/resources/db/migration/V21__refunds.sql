-- refunds by how far they have come, in order of age
create index payout_refund on payout (status, owed_at, id) where kind = 'REFUND';

-- What the payment system said of each refund. The same said again is known by it, whatever came in between.
create table refund_result (
    payout_id uuid not null references payout,
    reference text not null,
    status    text not null,
    attempt   integer not null,
    at        timestamptz not null,
    primary key (payout_id, reference, status)
);
