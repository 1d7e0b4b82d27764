-- the second statement may take long
set local transaction_timeout = 0;

-- Whether anything was ever owed because of the case. Whoever shows cases asks for payouts only then.
alter table reissue_case add column owing boolean not null default false;
update reissue_case set owing = true where id in (select case_id from payout);
