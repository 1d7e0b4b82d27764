-- Every step of every case beside the one before it: for comparing histories with the lifecycle table, and for how late
-- deadlines were fired. Settlement's events move no case.
set local work_mem = '512MB';

create unlogged table bench.step as
select case_id, type, from_status, to_status, actor_kind, reason, version, deadline_at,
       lag(to_status) over history as status_before,
       lag(version) over history as version_before,
       lag(deadline_at) over history as deadline_before,
       coalesce(bool_or(type = 'reissue.shipment-overdue')
                over (history rows between unbounded preceding and 1 preceding), false) as was_overdue,
       lead(id) over history is null as is_last,
       pg_xact_commit_timestamp(xmin) as committed_at
from case_event
where to_status is not null
window history as (partition by case_id order by id);

analyze bench.step
