-- A buyer applies, in one statement: the order, the item's category and earlier cases are judged where they are stored.
\set seq :seq + 1
\set n :first + :client_id * :each + :seq
\if :seq >= :each
select bench.run_out_of_numbers();
\endif
with recursive bought as (
    select * from shop_order where order_id = 'O-' || :n),
branch as (
    select * from category where id = 'C-1.1'
    union
    select parent.* from category parent join branch on parent.id = branch.parent_id),
applied as (
    insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity, description,
                              evidence, receiver, status, deadline_at, scan_due,
                              version, applied_at, updated_at)
    select bench.id(:n), shop_id, buyer_id, order_id, 'I-1', items -> 0 ->> 'title', (items -> 0 ->> 'paidFen')::bigint,
           'MISSING_ITEMS', 1, '少了一只灯泡, 盒子没有破', '{}', receiver,
           'PENDING_MERCHANT', now() + interval '48 hours', false, 1, now(), now()
    from bought
    where received_at > now() - interval '15 days'
      and exists (select from branch where opens_at <= now() and shop_percent = 100)
      and not exists (select from reissue_case earlier where earlier.order_id = bought.order_id)
    returning *),
index as (
    insert into case_index (case_id, shop_id, buyer_id, applied_at)
    select id, shop_id, buyer_id, applied_at from applied),
event as (
    insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                            to_status, rule, deadline_at, version, comment)
    select id, 'reissue.applied', applied_at, 'BUYER', buyer_id, shop_id, buyer_id, order_id, item_id, reason,
           status, 'R1', deadline_at, version, description
    from applied)
select * from applied;
