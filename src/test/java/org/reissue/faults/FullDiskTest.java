package org.reissue.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The database's disk is full for a while: a small file system in memory, which only root may mount. */
@FaultTest
class FullDiskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void nothing_is_lost_when_the_disk_is_full() throws Exception {
        Path disk = Workspace.emptyDirectory("small-disk");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", disk.toString()), "may not mount a disk");
        try (PostgresProcess database = PostgresProcess.startedIn("full-disk", disk)) {
            Instances instances = new Instances().withRoles(database);
            instances.add("full-disk-1", database.url());
            instances.add("full-disk-2", database.url());
            instances.start();
            try (Platform platform = new Platform(instances, () -> database).followed()) {
                platform.load().start(10);
                Callers.pause(2_000, 2_500);
                Path filler = disk.resolve("filler");
                fill(filler);
                Callers.pause(8_000, 8_001);
                Files.delete(filler);
                Callers.pause(1_000, 1_001); // if PostgreSQL could not write its log, it is about to end
                boolean died = !database.isRunning();
                database.ensureRunning();
                long mendedAt = System.nanoTime();
                await("all instances have recovered")
                        .atMost(PATIENCE)
                        .until(() -> platform.haveAllAcceptedSince(mendedAt));
                Figures.add(
                        "disk full for 8 s",
                        "PostgreSQL %s; recovered after %.1f s",
                        died ? "ended" : "stayed",
                        (System.nanoTime() - mendedAt) / 1e9);
                platform.comeToRestAndCheck();
                Figures.add("disk full for 8 s", platform);
            }
        } finally {
            run("umount", "--lazy", disk.toString());
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // which was the point
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
