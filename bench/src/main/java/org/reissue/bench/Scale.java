package org.reissue.bench;

import java.util.concurrent.TimeUnit;

/** How much a section does. */
enum Scale {
    /** As much as figures need. */
    FULL,
    /** As little as shows that a section works: its figures mean nothing. */
    QUICK;

    private static final int REST_SECONDS = 30;

    int seconds(int full) {
        return this == FULL ? full : Math.max(2, full / 10);
    }

    int count(int full) {
        return this == FULL ? full : Math.max(1, full / 20);
    }

    /** After warming up: the JVM finishes compiling what it has queued, so that the first round is like the others. */
    void rest() throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds(REST_SECONDS));
    }
}
