package org.reissue.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rolling upgrade under load: new instances migrate the database of old ones and work beside them. */
@FaultTest
class UpgradeTest {

    @Test
    void old_and_new_instances_work_side_by_side() throws Exception {
        Optional<Path> earlier = EarlierVersion.jar();
        assumeTrue(earlier.isPresent(), "the earlier version is not in the history of this copy");
        List<String> old = List.of("-jar", earlier.orElseThrow().toString());
        try (PostgresProcess database = PostgresProcess.started("upgrade-database")) {
            Instances instances = new Instances().withRoles(database);
            ServiceProcess first = instances.add("old-1", database.url(), old);
            ServiceProcess second = instances.add("old-2", database.url(), old);
            instances.start();
            try (Platform platform = new Platform(instances, () -> database).followed()) {
                Backlog.add(database.jdbc(), platform.calls(), 1_000);
                platform.load().start(10);
                Callers.pause(5_000, 5_001);
                replace(first, instances, "new-1", database);
                Callers.pause(5_000, 5_001);
                replace(second, instances, "new-2", database);
                Callers.pause(2_000, 2_001);
                platform.comeToRestAndCheck();
                Figures.add("upgrade from V18 under load", "schema of " + schema(database));
                Figures.add("upgrade from V18 under load", platform);
            }
        }
    }

    /** As a rollout does: the new instance is ready before the old one is asked to end. */
    private static void replace(ServiceProcess old, Instances instances, String name, PostgresProcess database)
            throws InterruptedException {
        ServiceProcess replacement = instances.add(name, database.url());
        replacement.start();
        replacement.awaitReady();
        Callers.pause(5_000, 5_001);
        old.stop();
        instances.remove(old);
    }

    private static String schema(PostgresProcess database) {
        return database.jdbc()
                .sql("select 'V' || max(version::integer) from flyway_schema_history where version is not null")
                .query(String.class)
                .single();
    }
}
