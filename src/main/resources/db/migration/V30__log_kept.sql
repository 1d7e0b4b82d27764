-- Up to where events of cases that ended long ago were dropped: who follows the log from before it has missed some.
create table case_event_kept (
    only_row        boolean primary key default true check (only_row),
    dropped_through bigint not null
);

insert into case_event_kept (dropped_through) values (0);

-- the one event with which a case ended; from here cases are found whose events need not be kept any longer
create index case_event_end on case_event (at)
    where to_status in ('COMPLETED', 'REFUNDED', 'CANCELLED', 'CLOSED') and from_status <> to_status;
