package org.reissue.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The lines of the service, of its web server and of Hibernate from now on, at the levels of production. */
public final class CapturedLog implements AutoCloseable {

    private static final Logger ALL = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    /** In tests less talkative than in production. */
    private static final Logger CALLS = (Logger) LoggerFactory.getLogger("org.reissue.web.security.CallLogFilter");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level before = CALLS.getLevel();

    public CapturedLog() {
        log.start();
        ALL.addAppender(log);
        CALLS.setLevel(Level.INFO);
    }

    public List<ILoggingEvent> lines() {
        return log.list.stream()
                .filter(line -> line.getLoggerName().matches("org\\.(reissue|apache\\.catalina|hibernate)\\..*"))
                .toList();
    }

    /** Forgets the lines so far. */
    public void clear() {
        log.list.clear();
    }

    @Override
    public void close() {
        ALL.detachAppender(log);
        CALLS.setLevel(before);
    }
}
