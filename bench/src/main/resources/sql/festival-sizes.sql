-- What the largest tables take, in MiB.
select c.relname as name, greatest(s.n_live_tup, 0) as rows, pg_table_size(c.oid) / 1048576.0 as heap,
       pg_indexes_size(c.oid) / 1048576.0 as indexes
from pg_class c join pg_stat_user_tables s on s.relid = c.oid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
order by pg_total_relation_size(c.oid) desc
limit 12
