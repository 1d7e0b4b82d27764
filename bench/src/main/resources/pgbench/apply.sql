-- A buyer applies, step by step: what is known of the order, of its category, of earlier cases; then the new one.
\set seq :seq + 1
\set n :first + :client_id * :each + :seq
\if :seq >= :each
select bench.run_out_of_numbers();
\endif
begin;
select * from shop_order where order_id = 'O-' || :n;
with recursive branch as (
    select * from category where id = any(array['C-1.1'])
    union
    select parent.* from category parent join branch on parent.id = branch.parent_id)
select * from branch;
select id, item_id, status, deadline_at from reissue_case where order_id = 'O-' || :n;
insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity, description,
                          evidence, receiver, status, deadline_at, scan_due,
                          version, applied_at, updated_at)
values (bench.id(:n), 'S-' || :n % 500 + 1, 'B-' || :n % 1000 + 1, 'O-' || :n, 'I-1', '智能灯泡 E27 可调光 9W 两只装', 19900,
        'MISSING_ITEMS', 1, '少了一只灯泡, 盒子没有破', '{}', decode(repeat('ab', 140), 'hex'),
        'PENDING_MERCHANT', now() + interval '48 hours', false, 1, now(), now());
insert into case_index (case_id, shop_id, buyer_id, applied_at)
values (bench.id(:n), 'S-' || :n % 500 + 1, 'B-' || :n % 1000 + 1, now());
insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                        to_status, rule, deadline_at, version, comment)
values (bench.id(:n), 'reissue.applied', now(), 'BUYER', 'B-' || :n % 1000 + 1, 'S-' || :n % 500 + 1,
        'B-' || :n % 1000 + 1, 'O-' || :n, 'I-1', 'MISSING_ITEMS', 'PENDING_MERCHANT', 'R1',
        now() + interval '48 hours', 1, '少了一只灯泡, 盒子没有破');
commit;
