-- A merchant approves, in one statement.
\set seq :seq + 1
\set n :first + :client_id * :each + :seq
\if :seq >= :each
select bench.run_out_of_numbers();
\endif
with approved as (
    update reissue_case
    set status = 'AWAITING_SHIPMENT', deadline_at = now() + interval '48 hours', version = version + 1, updated_at = now()
    where id = bench.id(:n) and status = 'PENDING_MERCHANT' and deadline_at > now()
    returning *),
event as (
    insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                            from_status, to_status, rule, deadline_at, version)
    select id, 'reissue.approved', updated_at, 'MERCHANT', 'staff', shop_id, buyer_id, order_id, item_id, reason,
           'PENDING_MERCHANT', status, 'R6', deadline_at, version
    from approved)
select * from approved;
