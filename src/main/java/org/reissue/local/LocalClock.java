package org.reissue.local;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The business time of local mode: real time plus the offset by which the developer advanced it. */
@Component
@Primary
@Profile("local")
class LocalClock extends Clock {

    private final Clock realTime;
    private final ClockOffset offset;

    LocalClock(@Qualifier("realTime") Clock realTime, ClockOffset offset) {
        this.realTime = realTime;
        this.offset = offset;
    }

    @Override
    public Instant instant() {
        return realTime.instant().plus(offset.current());
    }

    @Override
    public ZoneId getZone() {
        return realTime.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new LocalClock(realTime.withZone(zone), offset);
    }
}
