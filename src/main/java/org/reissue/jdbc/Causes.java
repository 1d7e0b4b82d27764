package org.reissue.jdbc;

import java.util.stream.Stream;
import org.springframework.core.NestedExceptionUtils;

/** A failure with its causes. */
public final class Causes {

    /** Causes may go round in a circle. */
    private static final int MOST = 20;

    private Causes() {}

    /** The failure and its first cause, on one line. */
    public static String describe(Throwable failure) {
        Throwable first = NestedExceptionUtils.getMostSpecificCause(failure);
        return first == failure ? failure.toString() : failure + ", caused by " + first;
    }

    /** The failure itself and its causes, the outermost first. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST);
    }
}
