package org.reissue.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.reissue.console.ConsoleProperties;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.TestClock;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions of two instances on one database. */
@ReissueTest
class SessionServiceTest {

    private final TestClock time = new TestClock();
    private final SessionService here;
    private final SessionService there;

    @Autowired
    SessionServiceTest(SessionRepository sessions) {
        here = instance(sessions);
        there = instance(sessions);
    }

    @Test
    void who_signs_out_here_is_a_stranger_there_after_half_a_minute_however_busy_the_cookie_is() {
        String token = here.open(new Caller(Scope.OPS, "OP-1", null));
        assertThat(there.find(token)).isPresent();

        here.close(token);

        for (int seconds = 0; seconds < 30; seconds += 10) {
            time.advance(Duration.ofSeconds(10));
            there.find(token);
        }
        assertThat(there.find(token)).isEmpty();
        assertThat(here.find(token)).isEmpty();
    }

    @Test
    void who_signs_out_here_is_a_stranger_there_after_half_a_minute_although_the_clock_is_put_back() {
        String token = here.open(new Caller(Scope.OPS, "OP-1", null));
        assertThat(there.find(token)).isPresent();

        here.close(token);

        time.advance(Duration.ofHours(-2));
        assertThat(there.find(token)).isPresent();
        time.advance(Duration.ofSeconds(30));
        assertThat(there.find(token)).isEmpty();
    }

    private SessionService instance(SessionRepository sessions) {
        return new SessionService(sessions, time, new ConsoleProperties(ZoneOffset.UTC, Duration.ofHours(12)));
    }
}
