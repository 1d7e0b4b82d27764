package org.reissue.jdbc;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A failure with its causes. */
public final class Causes {

    /** Causes may go round in a circle. */
    private static final int MOST = 20;

    private Causes() {}

    /** The failure itself and its causes on one line, the outermost first. */
    public static String describe(Throwable failure) {
        return of(failure)
                .map(Throwable::toString)
                .collect(Collectors.joining(", caused by "))
                .replaceAll("\\s+", " ");
    }

    /** The failure itself and its causes, the outermost first. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST);
    }
}
