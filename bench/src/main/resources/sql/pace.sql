-- How many cases were fired in a second, from the first commit to the last. Those of the first commit are not counted:
-- the work that led to it was done before.
select (sum(cases) - (array_agg(cases order by committed))[1])
       / nullif(extract(epoch from max(committed) - min(committed)), 0)::float8
from (select pg_xact_commit_timestamp(xmin) as committed, count(*) as cases
      from case_event where id > :after group by xmin) as batch
