package org.reissue.feed.delivery;

import java.util.function.Supplier;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The database as deliveries may use it: at most four of them at once, so that they leave enough connections to
 * commands. The others wait.
 */
@Component
public class DeliveryConnections {

    /** The number of connections for deliveries, of the 16 in the pool. */
    private static final int MAX_CONNECTIONS = 4;

    private final SyncTaskExecutor database = new SyncTaskExecutor();

    DeliveryConnections() {
        database.setConcurrencyLimit(MAX_CONNECTIONS);
    }

    /** Executes work that uses the database, in the calling thread. */
    public <T> T execute(Supplier<T> work) {
        return database.execute(work::get);
    }
}
