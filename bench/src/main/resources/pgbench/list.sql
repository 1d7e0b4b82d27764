-- A merchant opens the workbench at what waits for the shop: a page, and one more to know whether there is another.
\set shop random(1, 500)
select * from reissue_case
where shop_id = 'S-' || :shop and status not in ('REJECTED', 'OVERDUE', 'SHIPPED', 'IN_TRANSIT', 'IN_ARBITRATION')
  and deadline_key < timestamptz '9999-12-31 00:00:00+00'
order by deadline_key, id
limit 21;
