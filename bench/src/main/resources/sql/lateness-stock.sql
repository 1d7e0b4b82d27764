-- Deadlines that fall one after the other from :from on, :per_second each second for :seconds seconds.
drop table if exists bench.falling;
create table bench.falling as
select uuidv7() as id, n, timestamptz ':from' + n * interval '1 second' / :per_second as deadline,
       null::bytea as receiver -- given afterwards, since SQL cannot encrypt
from generate_series(0, :per_second * :seconds - 1) n;
