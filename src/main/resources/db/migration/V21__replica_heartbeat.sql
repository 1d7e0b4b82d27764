-- When each instance that reads on a replica last wrote to the primary (decision 0256): how much of it a replica has
-- tells how old the data there are. An instance is one start of the service.
create table replica_heartbeat (
    instance uuid primary key,
    beat_at  timestamptz not null
);
