-- A clerk of shop W-1 and a clerk of the platform have signed in: a row as the console itself writes it.
create schema if not exists bench;

create or replace function bench.id(n bigint) returns uuid immutable parallel safe
    return ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;

insert into category (id, name, parent_id, opens_at, shop_percent) values
    ('C-1', '家居', null, timestamptz '2020-01-01', 100),
    ('C-1.1', '照明', 'C-1', null, null);

insert into console_session (id, scope, subject, shop_id, created_at, expires_at)
select sha256(convert_to(token, 'UTF8')), scope, subject, shop, now(), now() + interval '12 hours'
from (values (':merchant', 'MERCHANT', 'clerk', 'W-1'), (':ops', 'OPS', 'OP-1', null))
    as signed_in (token, scope, subject, shop);
