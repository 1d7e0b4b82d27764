-- How long it took from the first batch's beginning to the last one's commit.
select extract(epoch from max(pg_xact_commit_timestamp(xid)) - min(began))::float8
from (select xmin as xid, min(at) as began from case_event where id > :after group by xmin) as batch
