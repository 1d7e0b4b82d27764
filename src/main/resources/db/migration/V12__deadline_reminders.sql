-- R19: deadlines that are to be announced when they near. Written only where reissue.policy.reminder-before is set; one
-- row per case at most, deleted when the deadline is announced (decision 0171). There is no foreign key: cases are never
-- deleted, and the check would lock every case.
create table deadline_reminder (
    case_id     uuid primary key,
    deadline_at timestamptz not null
)
-- Every announcement leaves a dead entry at the front of the index below, which each poll reads until the next vacuum.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, vacuum_index_cleanup = on);

create index deadline_reminder_next on deadline_reminder (deadline_at);
