-- The cases of the stock as they stand the moment before their deadlines.
insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity, description,
                          evidence, receiver, status, deadline_at, scan_due,
                          carrier, tracking_number, shipped_at, version, applied_at, updated_at)
select id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, 1, description,
       '{}', receiver, status,
       timestamptz ':deadline' + row_number() over () * interval '1 microsecond' / 10, false,
       case when status in ('SHIPPED', 'IN_TRANSIT') then 'SF' end,
       case when status in ('SHIPPED', 'IN_TRANSIT') then 'SF' || order_id end,
       case when status in ('SHIPPED', 'IN_TRANSIT') then timestamptz ':deadline' - interval '10 days' end,
       3, timestamptz ':deadline' - interval '12 days', timestamptz ':deadline' - interval '2 days'
from bench.due;

-- The server may have analyzed the table while it was empty: by those statistics the next statement takes hours.
analyze reissue_case;

insert into case_index (case_id, shop_id, buyer_id, applied_at)
select id, shop_id, buyer_id, applied_at from reissue_case c
where not exists (select from case_index known where known.case_id = c.id);
