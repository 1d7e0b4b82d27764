-- How many cases were fired in a second, from the moment at which they were all there to the last commit.
select count(*) / extract(epoch from max(pg_xact_commit_timestamp(xmin)) - :begun)::float8
from case_event where id > :after
