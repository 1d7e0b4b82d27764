-- One number for all that a sweep has written, but for the moments and the order in which it did.
select count(*), coalesce(sum(hashtextextended(line, 0)), 0)
from (select concat_ws('|', id, status, version, deadline_at - updated_at, ended_at is not null) from reissue_case
      union all
      select concat_ws('|', case_id, type, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                       from_status, to_status, rule, deadline_at - at, version, details, comment, evidence)
      from case_event
      union all
      select concat_ws('|', case_id, shop_id, kind, compensation_fen) from violation
      union all
      select concat_ws('|', case_id, kind, amount_fen, status, shop_id, buyer_id, order_id, item_id, reason, rule,
                       ended_at is not null) from payout) as written (line)
