package org.reissue.console;

import java.time.Duration;

/** Moves business time. Local mode has one, which the console shows on every page. */
public interface BusinessClock {

    /** Advances business time, for every instance on the same database. */
    void advance(Duration step);
}
