package org.reissue.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything decided inside the database, by a statement written by hand. */
final class Limit {

    static final int WORKERS = 2;
    static final int BATCH = 3000;

    private static final String STATEMENT = Database.text("sql/limit.sql");

    private final Database database;

    Limit(Database database) {
        this.database = database;
    }

    /** The longest due, up to a batch. */
    static String ofBatch() {
        return STATEMENT.replace(":which", "deadline_key <= now() order by deadline_key limit " + BATCH);
    }

    /** One case, if it is due. */
    static String ofOne() {
        return STATEMENT.replace(":which", "id = ?::uuid and deadline_key <= now()");
    }

    void run() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try (HikariDataSource pool = database.pool(WORKERS)) {
            JdbcClient jdbc = JdbcClient.create(pool);
            Callable<Void> drain = () -> {
                while (jdbc.sql(ofBatch()).query(Long.class).single() > 0) {
                    // the next batch
                }
                return null;
            };
            for (Future<Void> round : workers.invokeAll(Collections.nCopies(WORKERS, drain))) {
                round.get();
            }
        } finally {
            workers.shutdown();
        }
    }
}
