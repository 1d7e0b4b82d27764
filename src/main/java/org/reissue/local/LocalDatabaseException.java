package org.reissue.local;

/** Local mode has no database to work on: what is wrong, and what to do about it. */
class LocalDatabaseException extends RuntimeException {

    private final String action;

    LocalDatabaseException(String message, String action) {
        this(message, action, null);
    }

    LocalDatabaseException(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
