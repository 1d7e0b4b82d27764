package org.reissue;

import org.jspecify.annotations.Nullable;

/** Thrown when the service must not or cannot start; {@link RefusedStartAnalyzer} turns it into a message. */
public final class RefusedStartException extends RuntimeException {

    private final String action;

    /** @param action what to do about it */
    public RefusedStartException(String message, String action) {
        this(message, action, null);
    }

    public RefusedStartException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
