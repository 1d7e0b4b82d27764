package org.reissue;

/** Thrown when the service must not start as it is asked to; {@link RefusedStartAnalyzer} turns it into a message. */
final class RefusedStartException extends RuntimeException {

    private final String action;

    /** @param action what to do about it */
    RefusedStartException(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
