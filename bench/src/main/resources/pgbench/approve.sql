-- A merchant approves, step by step.
\set seq :seq + 1
\set n :first + :client_id * :each + :seq
\if :seq >= :each
select bench.run_out_of_numbers();
\endif
begin;
select * from reissue_case where id = bench.id(:n) for no key update;
update reissue_case
set status = 'AWAITING_SHIPMENT', deadline_at = now() + interval '48 hours', version = version + 1, updated_at = now()
where id = bench.id(:n);
insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                        from_status, to_status, rule, deadline_at, version)
values (bench.id(:n), 'reissue.approved', now(), 'MERCHANT', 'staff', 'S-' || :n % 500 + 1, 'B-' || :n % 1000 + 1,
        'O-' || :n, 'I-1', 'MISSING_ITEMS', 'PENDING_MERCHANT', 'AWAITING_SHIPMENT', 'R6', now() + interval '48 hours', 2);
commit;
