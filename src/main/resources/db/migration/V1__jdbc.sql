-- Converts microseconds since 1970, as which arrays carry instants: text would cost client and server far more.
-- Declared stable like the addition in the body, because otherwise the planner does not inline the function.
create function instant(micros bigint) returns timestamptz stable
    return timestamptz 'epoch' + micros * interval '1 microsecond';
