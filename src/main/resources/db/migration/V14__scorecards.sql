-- What happened at a shop on a day (UTC+8), counted from the event log. Days on which nothing happened have no row.
create table scorecard_day (
    day                    date not null,
    shop_id                text not null,
    applied                integer not null,
    approved               integer not null,
    auto_approved          integer not null,
    rejected               integer not null,
    shipped                integer not null,
    overdue                integer not null,
    ruled_against          integer not null,
    median_hours_to_decide numeric,
    median_hours_to_ship   numeric,
    primary key (day, shop_id)
);

create unique index scorecard_day_shop on scorecard_day (shop_id, day);

-- The durations of which the medians are made, for the days that may still get events.
create table scorecard_duration (
    day     date not null,
    shop_id text not null,
    kind    text not null check (kind in ('DECIDE', 'SHIP')),
    took    interval not null
);

create index scorecard_duration_day on scorecard_duration (day, shop_id);

-- Up to where the log is counted.
create table scorecard_position (
    only_row  boolean primary key default true check (only_row),
    position  bigint not null,
    -- counting began, or began anew, when events up to here were already dropped
    missing   bigint not null,
    -- earlier days are left as they are, because some of their events were dropped
    first_day date,
    -- why counting has stopped, or null
    error     text
);

-- Where events were dropped, the first day of which all are still there is the one after the oldest that was kept.
insert into scorecard_position (position, missing, first_day)
select 0, dropped_through,
       case when dropped_through > 0 then
           (select (at at time zone interval '8 hours')::date + 1
            from case_event where id > dropped_through order by id limit 1)
       end
from case_event_retention;
