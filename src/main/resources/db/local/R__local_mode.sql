-- Tables of local mode only. Each holds one row.

create table if not exists local_clock (
    id boolean primary key default true check (id),
    offset_micros bigint not null check (offset_micros >= 0)
);
comment on table local_clock is 'How far business time is ahead of real time';

insert into local_clock (offset_micros) values (0) on conflict do nothing;

create table if not exists local_signing_key (
    id boolean primary key default true check (id),
    jwk text not null
);
comment on table local_signing_key is 'The key pair that signs the tokens of local mode, as a JSON Web Key';

create table if not exists local_sample_cases (
    id boolean primary key default true check (id)
);
comment on table local_sample_cases is 'Its row tells that the sample cases are, or were once, in this database';

create table if not exists local_keyset (
    id boolean primary key default true check (id),
    keyset text not null
);
comment on table local_keyset is 'The keyset that encrypts personal data in local mode, as Tink writes it in JSON';
