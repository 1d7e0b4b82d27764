-- How many cases were fired in a second, from the moment at which they were all there to the last commit.
select sum(cases) / extract(epoch from max(committed) - :begun)::float8
from (select pg_xact_commit_timestamp(xmin) as committed, count(*) as cases
      from case_event where id > :after group by xmin) as batch
