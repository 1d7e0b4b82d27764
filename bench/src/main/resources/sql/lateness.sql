-- How late each deadline was fired: from when it fell to the commit that made it so; in seconds.
select count(*) as fired, count(distinct id) as cases,
       percentile_cont(0.5) within group (order by late) as p50,
       percentile_cont(0.99) within group (order by late) as p99,
       max(late) as worst
from (select falling.id, extract(epoch from pg_xact_commit_timestamp(event.xmin) - falling.deadline)::float8 as late
      from bench.falling falling
      -- settlement's events move no case
      join case_event event on event.case_id = falling.id and event.to_status is not null) as firing
