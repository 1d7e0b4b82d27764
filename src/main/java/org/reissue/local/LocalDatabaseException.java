package org.reissue.local;

import org.jspecify.annotations.Nullable;

/** Thrown when local mode cannot start its database. The message says why, {@link #action()} what to do about it. */
class LocalDatabaseException extends RuntimeException {

    private final String action;

    LocalDatabaseException(String message, String action) {
        this(message, action, null);
    }

    LocalDatabaseException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
