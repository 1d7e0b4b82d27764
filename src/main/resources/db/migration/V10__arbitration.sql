-- R16: the merchant may still approve in arbitration, unless a shipment of the case has ever been overdue.
alter table reissue_case add column was_overdue boolean not null default false;

-- The last arbitration: until when both sides may add statements, when each first did, and who has it in hand.
alter table reissue_case add column evidence_until timestamptz;
alter table reissue_case add column buyer_stated_at timestamptz;
alter table reissue_case add column merchant_stated_at timestamptz;
alter table reissue_case add column claimed_by text;
alter table reissue_case add column claimed_until timestamptz;
alter table reissue_case add constraint reissue_case_claim check ((claimed_by is null) = (claimed_until is null));

-- Cases from before: those updated here are few beside those that were never overdue and never arbitrated.
set local transaction_timeout = 0;

update reissue_case c
set was_overdue = exists (select from violation v where v.case_id = c.id),
    evidence_until = arbitration_opened_at + interval '48 hours',
    buyer_stated_at = (
        select min(at) from case_event e
        where e.case_id = c.id and type = 'reissue.statement-added' and actor_kind = 'BUYER'
              and at >= arbitration_opened_at),
    merchant_stated_at = (
        select min(at) from case_event e
        where e.case_id = c.id and type = 'reissue.statement-added' and actor_kind = 'MERCHANT'
              and at >= arbitration_opened_at)
where arbitration_opened_at is not null or id in (select case_id from violation);
