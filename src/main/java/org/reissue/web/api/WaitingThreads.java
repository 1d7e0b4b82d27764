package org.reissue.web.api;

import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many of the server's threads may wait at once for one kind of party outside, such as senders of slow bodies or
 * the order service: a fifth for each of four kinds, so that a fifth is left to whoever needs none of them.
 */
@Component
public class WaitingThreads {

    private static final int SHARE = 5;

    private final int most;

    WaitingThreads(@Value("${server.tomcat.threads.max}") int all) {
        this.most = Math.max(1, all / SHARE);
    }

    /** A permit for each thread that may wait; a limit of its own for each kind of party. */
    public Semaphore newLimit() {
        return new Semaphore(most);
    }
}
