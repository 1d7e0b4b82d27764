-- Fresh cases from :first on, in the status that the next turn acts on.
insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity, description,
                          evidence, receiver, status, deadline_at, scan_due,
                          version, applied_at, updated_at)
select bench.id(n), 'S-' || n % 500 + 1, 'B-' || n % 1000 + 1, 'O-' || n, 'I-1', '智能灯泡 E27 可调光 9W 两只装', 19900,
       'MISSING_ITEMS', 1, '少了一只灯泡, 盒子没有破', '{}', of_case,
       ':status', now() + interval '2 days', false, 1, now(), now()
from bench.receiver where n between :first and :last;

insert into case_index (case_id, shop_id, buyer_id, applied_at)
select id, shop_id, buyer_id, applied_at from reissue_case c
where not exists (select from case_index known where known.case_id = c.id);
