-- How late deadlines were fired, in seconds from when they fell to the commit that made it so, by the two hours of the
-- festival in which they fell; and of all, in the row without a bucket.
select bucket, count(*) as fired, percentile_cont(0.5) within group (order by late) as p50,
       percentile_cont(0.99) within group (order by late) as p99, max(late) as worst
from (select floor(extract(epoch from deadline_before - ?::timestamptz) / ?)::int as bucket,
             extract(epoch from committed_at - deadline_before)::float8 as late
      from bench.step
      where actor_kind = 'SYSTEM' and type <> 'reissue.in-transit'
            and deadline_before >= ? and deadline_before < ?) firing
group by grouping sets ((bucket), ())
