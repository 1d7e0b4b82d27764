-- Instants travel in arrays as microseconds since 1970: writing and reading them as text costs both sides far more.
-- Stable, not immutable, like the addition it stands for; only so the planner inlines it.
create function instant(micros bigint) returns timestamptz stable
    return timestamptz 'epoch' + micros * interval '1 microsecond';
