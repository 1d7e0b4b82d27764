-- The limit: what silence brings, decided and written inside the database in one statement, by someone who knows the
-- rules by heart. It is what the sweep is compared with; it is not how the rules should be kept.
with due as (
    select id, shop_id, buyer_id, order_id, item_id, reason, status, paid_fen, version
    from reissue_case
    where :which
    for no key update skip locked),
step as (
    select due.*, row.*,
           case when row.hours is not null then now() + row.hours * interval '1 hour' end as deadline_at
    from due join (values
        ('PENDING_MERCHANT',  null,  'AWAITING_SHIPMENT', 48,   'R6',  'reissue.auto-approved',    false, false),
        ('AWAITING_SHIPMENT', true,  'REFUNDED',          null, 'R10', 'reissue.shipment-overdue', true,  true),
        ('AWAITING_SHIPMENT', false, 'OVERDUE',           48,   'R11', 'reissue.shipment-overdue', true,  false),
        ('REJECTED',          null,  'CLOSED',            null, 'R9',  'reissue.closed',           false, false),
        ('OVERDUE',           null,  'CLOSED',            null, 'R11', 'reissue.closed',           false, false),
        ('SHIPPED',           null,  'COMPLETED',         null, 'R17', 'reissue.auto-completed',   false, false),
        ('IN_TRANSIT',        null,  'COMPLETED',         null, 'R17', 'reissue.auto-completed',   false, false))
        as row (from_status, never_received, to_status, hours, rule, type, late, refunded)
    on row.from_status = due.status
       and (row.never_received is null or row.never_received = (due.reason = 'NEVER_RECEIVED'))),
moved as (
    update reissue_case c
    set status = to_status, deadline_at = step.deadline_at, version = c.version + 1, updated_at = now(),
        ended_at = case when to_status in ('REFUNDED', 'CLOSED', 'COMPLETED') then now() end
    from step where c.id = step.id),
told as (
    insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id, reason, from_status,
                            to_status, rule, deadline_at, version)
    select id, type, now(), 'SYSTEM', shop_id, buyer_id, order_id, item_id, reason, from_status,
           to_status, rule, deadline_at, version + 1
    from step),
blamed as (
    insert into violation (case_id, shop_id, kind, compensation_fen, at)
    select id, shop_id, 'SHIPMENT_OVERDUE', 300, now() from step where late),
owed as (
    insert into payout (kind, case_id, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, status, owed_at)
    select owed.kind, id, shop_id, buyer_id, order_id, item_id, reason, owed.rule, owed.fen, 'DUE', now()
    from step, lateral (values ('COMPENSATION', 'R12', 300, late), ('REFUND', step.rule, paid_fen, refunded))
                       as owed (kind, rule, fen, is_owed)
    where is_owed
    on conflict on constraint payout_once_per_case do nothing)
select count(*) from step
