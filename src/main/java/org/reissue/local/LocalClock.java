package org.reissue.local;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Business time of local mode: real time plus what the developer advanced it by. */
@Component
@Primary
@Profile("local")
class LocalClock extends Clock {

    private final Clock realTime;
    private final ClockOffset advance;

    LocalClock(@Qualifier("realTime") Clock realTime, ClockOffset advance) {
        this.realTime = realTime;
        this.advance = advance;
    }

    @Override
    public Instant instant() {
        return realTime.instant().plus(advance.soFar());
    }

    @Override
    public ZoneId getZone() {
        return realTime.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new LocalClock(realTime.withZone(zone), advance);
    }
}
