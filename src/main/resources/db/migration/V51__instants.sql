-- Instants that arrive in arrays do so as microseconds since 1970: to write and read them as text takes far longer.
-- Stable, not immutable, like the addition it stands for; only so the planner puts that in its place.
create function instant(micros bigint) returns timestamptz stable
    return timestamptz 'epoch' + micros * interval '1 microsecond';
