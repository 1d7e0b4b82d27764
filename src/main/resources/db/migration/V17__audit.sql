-- What staff and systems changed outside cases, and which receivers merchants read. Only grows.
create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text not null,
    action  text not null,
    subject text not null,
    -- json keeps the text as it is, which the hash is over
    before  json,
    after   json
);

create index audit_entry_at on audit_entry (at, id);
create index audit_entry_actor on audit_entry (actor, at, id);
create index audit_entry_subject on audit_entry (subject, at, id);
-- one entry per reader, case and day (UTC)
create unique index audit_entry_read on audit_entry (actor, subject, ((at at time zone 'UTC')::date))
    where action = 'RECEIVER_READ';

-- The entries that the chain does not hold yet: written with the entry, deleted when it is chained (decision 0198).
create table audit_pending (
    entry_id bigint primary key
);

-- The chain. Numbers have no gap. The hash is over the previous hash and the entry, so that a changed or removed entry
-- shows. There is no foreign key: an entry that is missing is for the verification to find.
create table audit_link (
    number   bigint primary key check (number > 0),
    entry_id bigint not null unique,
    hash     bytea not null check (octet_length(hash) = 32)
);

create trigger audit_entry_only_grows before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
create trigger audit_link_only_grows before update or delete or truncate on audit_link
    for each statement execute function refuse_change();
