-- Who is signed in to the console, on whatever instance. A row never changes; signing out deletes it.
create table console_session (
    id         bytea primary key check (octet_length(id) = 32),    -- SHA-256 of the cookie
    scope      text not null,
    subject    text not null,
    shop_id    text,
    created_at timestamptz not null,                               -- real time, here and below
    expires_at timestamptz not null
);

create index console_session_expires_at on console_session (expires_at);

-- OpenID Connect sign-ins under way: the browser may come back to another instance.
create table console_sign_in (
    id         bytea primary key check (octet_length(id) = 32),    -- SHA-256 of the cookie
    request    bytea not null,                                     -- the authorization request, as Java serializes it
    created_at timestamptz not null
);

create index console_sign_in_created_at on console_sign_in (created_at);
