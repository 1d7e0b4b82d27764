package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.testing.DueCases;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A batch meets a fault that every case meets, while somebody else is at work on the first case of its sample. */
@ReissueTest
class FailedBatchTest {

    private static final TestDatabase DATABASE = TestDatabase.shared();

    private final TestClock clock;
    private final TimeoutSweep sweep;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;
    private final DataSource dataSource;
    private final String shop = Story.fresh("S");

    private String first;

    @Autowired
    FailedBatchTest(TestClock clock, TimeoutSweep sweep, JdbcClient jdbc, SchemaOwner owner, DataSource dataSource) {
        this.clock = clock;
        this.sweep = sweep;
        this.jdbc = jdbc;
        this.owner = owner;
        this.dataSource = dataSource;
    }

    @BeforeEach
    void fifty_cases_are_due_and_none_can_be_fired() {
        sweep.drain();
        first = DueCases.insert(jdbc, shop, 50, clock.instant()).get(0);
        move(first, "-1 second");
        owner.sql("alter table case_event add constraint refuse_all check (shop_id <> '%s')".formatted(shop))
                .update();
    }

    @AfterEach
    void they_are_fired_once_the_fault_is_gone() {
        owner.sql("alter table case_event drop constraint refuse_all").update();
        sweep.drain();
        assertThat(count("reissue_case where deadline_key <= '%s' and shop_id = '%s'".formatted(clock.instant(), shop)))
                .isZero();
    }

    @Test
    void that_a_case_is_due_no_more_is_no_sign_that_others_can_be_fired() throws Exception {
        Throwable failure = drainAnd(() -> move(first, "1 hour"));

        assertThat(failure).hasMessageContaining("None of 8 cases");
        assertThat(quarantined()).isZero();
    }

    @Test
    void a_case_that_somebody_has_locked_is_not_waited_for() throws Exception {
        try (Connection operator = dataSource.getConnection();
                PreparedStatement lock =
                        operator.prepareStatement("select from reissue_case where id = ?::uuid for update")) {
            operator.setAutoCommit(false);
            lock.setString(1, first);

            Throwable failure = drainAnd(() -> lock.executeQuery());

            operator.rollback();
            assertThat(failure).hasMessageContaining("None of 8 cases");
        }
        assertThat(quarantined()).isZero();
    }

    /**
     * Drains while somebody else waits for the lock of the first case. That work is done after the batch has failed and
     * before its sample is tried.
     *
     * @return why the sweep has stopped
     */
    private Throwable drainAnd(Work onFirstCase) throws Exception {
        try (Connection beforeFailure = DATABASE.connect();
                Connection beforeSample = DATABASE.connect()) {
            lock(beforeFailure, "case_event in share mode");
            CompletableFuture<Throwable> drained = waiting(sweep::drain);
            CompletableFuture<Throwable> other = waiting(onFirstCase);
            CompletableFuture<Throwable> paused =
                    waiting(() -> lock(beforeSample, "case_quarantine in access exclusive mode"));
            beforeFailure.rollback();
            assertThat(paused.get()).isNull();
            assertThat(other.get()).isNull();
            beforeSample.rollback();
            return drained.get();
        }
    }

    /** Begins the work, and returns once it waits for a lock. */
    private CompletableFuture<Throwable> waiting(Work work) {
        long before = countWaiting();
        CompletableFuture<Throwable> result =
                CompletableFuture.supplyAsync(() -> catchThrowable(work::run), task -> new Thread(task).start());
        await().until(() -> countWaiting() == before + 1);
        return result;
    }

    private static void lock(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table);
        }
    }

    /** As superuser, who sees what all wait for. */
    private static long countWaiting() {
        return JdbcClient.create(new DriverManagerDataSource(DATABASE.url(), DATABASE.username(), DATABASE.password()))
                .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }

    private void move(String caseId, String by) {
        jdbc.sql("update reissue_case set deadline_at = deadline_at + ?::interval where id = ?::uuid")
                .params(by, caseId)
                .update();
    }

    private long quarantined() {
        return count("case_quarantine q join reissue_case c on c.id = q.case_id where c.shop_id = '" + shop + "'");
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private interface Work {
        void run() throws Exception;
    }
}
