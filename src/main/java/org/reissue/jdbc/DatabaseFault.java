package org.reissue.jdbc;

import java.util.List;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Recognizes failures whose cause is the database, its schema or a lock, and not the data at hand. Other data would
 * fail likewise, so no case is quarantined, no shop skipped and no message refused for them.
 */
public final class DatabaseFault {

    private static final List<Class<? extends Exception>> FAULTS = List.of(
            TransientDataAccessException.class,
            NonTransientDataAccessResourceException.class,
            InvalidDataAccessResourceUsageException.class,
            PermissionDeniedDataAccessException.class,
            TransactionException.class);

    private DatabaseFault() {}

    /** Whether the failure or one of its causes is a fault of the database, its schema or a lock. */
    public static boolean isShownBy(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> DatabaseUnavailable.isShownBy(cause)
                        || FAULTS.stream().anyMatch(fault -> fault.isInstance(cause)));
    }
}
