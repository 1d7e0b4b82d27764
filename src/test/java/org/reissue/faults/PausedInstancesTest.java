package org.reissue.faults;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Instances are paused for a while (SIGSTOP) and go on as if nothing had happened. */
@FaultTest
class PausedInstancesTest {

    private static final int CASES = 600;

    private PostgresProcess database;
    private Instances instances;
    private Platform platform;

    @BeforeAll
    void two_instances() throws Exception {
        database = PostgresProcess.started("paused-database");
        instances = new Instances().withRoles(database);
        instances.add("paused-1", database.url());
        instances.add("paused-2", database.url());
        instances.start();
        platform = new Platform(instances, () -> database).followed();
    }

    @AfterAll
    void stop() throws Exception {
        platform.close();
        database.close();
    }

    /** Leases last 5 s. */
    @Test
    void for_longer_than_a_lease_amid_a_sweep_and_amid_a_command() throws Exception {
        platform.load().start(10);
        for (String table : List.of("violation", "idempotency_key", "coupon")) {
            pause(table, 8_000);
        }
        platform.comeToRestAndCheck();
        Figures.add("3 times SIGSTOP for 8 s", platform);
    }

    /** PostgreSQL ends a transaction that is idle for 30 s. */
    @Test
    void for_longer_than_a_transaction_may_be_idle() throws Exception {
        platform.load().start(10);
        pause("violation", 33_000);
        platform.comeToRestAndCheck();
        Figures.add("SIGSTOP for 33 s", platform);
    }

    private void pause(String table, int millis) throws Exception {
        Backlog.add(database.jdbc(), platform.calls(), CASES);
        ServiceProcess paused = Writers.catchOne(database, instances, table, ServiceProcess::freeze);
        Callers.pause(millis, millis + 1);
        paused.thaw();
        Callers.pause(1_000, 2_000);
    }
}
