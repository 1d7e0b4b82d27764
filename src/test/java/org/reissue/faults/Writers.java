package org.reissue.faults;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Instances in the middle of a transaction. */
final class Writers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String WAITING = """
            select activity.application_name
            from pg_locks waiting join pg_stat_activity activity on activity.pid = waiting.pid
            where waiting.relation = ?::regclass and not waiting.granted
                  and waiting.mode = 'RowExclusiveLock' and activity.application_name <> ''
            limit 1
            """;

    private Writers() {}

    /**
     * Holds up all who write a table, until one of them has been dealt with.
     *
     * @return the instance caught amid its transaction
     */
    static ServiceProcess catchOne(
            PostgresProcess database, Instances instances, String table, Consumer<ServiceProcess> deal)
            throws Exception {
        // a connection for each look would take the processor from the instances
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                Connection watching = database.connect()) {
            JdbcClient looking = JdbcClient.create(new SingleConnectionDataSource(watching, true));
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in share mode");
            String name = await("somebody writes " + table)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> writer(looking, table), Optional::isPresent)
                    .orElseThrow();
            ServiceProcess caught = instances.named(name);
            deal.accept(caught);
            connection.rollback();
            return caught;
        }
    }

    private static Optional<String> writer(JdbcClient looking, String table) {
        return looking.sql(WAITING).param(table).query(String.class).optional();
    }
}
