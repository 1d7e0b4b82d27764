-- What was answered under an Idempotency-Key, kept for 7 days of business time.
create table idempotency_key (
    id          bytea primary key check (octet_length(id) = 32),          -- SHA-256 of caller and key
    fingerprint bytea not null check (octet_length(fingerprint) = 32),    -- SHA-256 of method, path and parsed body
    case_id     text,                                                     -- of a command on a case, which is read anew
    result      text,                                                     -- JSON, where the call moved no case
    created_at  timestamptz not null
);

create index idempotency_key_created_at on idempotency_key (created_at);
