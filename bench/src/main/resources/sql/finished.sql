-- History: cases that ended long ago, of 5,000 shops by Zipf's law. Indexes are built afterwards, which is faster.
create temporary table later on commit drop as
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
from pg_index where indrelid in ('reissue_case'::regclass, 'case_index'::regclass) and not indisprimary;

do $$
declare name text;
begin
    for name in select later.name from later loop
        execute 'drop index ' || name;
    end loop;
end
$$;

insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity, description,
                          evidence, receiver, status, scan_due,
                          carrier, tracking_number, shipped_at, first_scan_at, owing, version, applied_at, updated_at, ended_at)
select bench.id(1000000000 + n), 'S-' || ceil(power(5000, random())), 'B-' || n % 2000000 + 1, 'O-' || 1000000000 + n, 'I-1',
       '智能灯泡 E27 可调光 9W 两只装', 19900, (array['MISSING_ITEMS', 'OTHER', 'NEVER_RECEIVED'])[n % 3 + 1], 1,
       '少了一只灯泡, 盒子没有破', '{}', decode(repeat('ab', 140), 'hex'),
       case when n % 10 < 7 then 'COMPLETED' else (array['CLOSED', 'REFUNDED', 'CANCELLED'])[n % 10 - 6] end, false,
       case when n % 10 < 7 then 'SF' end,
       case when n % 10 < 7 then 'SF' || lpad(n::text, 13, '0') end,
       case when n % 10 < 7 then applied + interval '2 days' end,
       case when n % 10 < 7 then applied + interval '3 days' end,
       n % 10 = 8, 5, applied, applied + interval '12 days', applied + interval '12 days'
from (select n, timestamptz '2025-01-01' + n * interval '3 seconds' as applied
      from generate_series(1::bigint, :count) n) drawn;

insert into case_index (case_id, shop_id, buyer_id, applied_at)
select id, shop_id, buyer_id, applied_at from reissue_case c
where not exists (select from case_index known where known.case_id = c.id);

do $$
declare definition text;
begin
    for definition in select later.definition from later loop
        execute definition;
    end loop;
end
$$;
