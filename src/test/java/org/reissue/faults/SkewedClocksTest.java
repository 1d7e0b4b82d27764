package org.reissue.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Tokens;

/**
 * The clocks of the instances differ by five seconds, more than a deadline lasts here, and jump to and fro; one has
 * been two hours ahead.
 */
@FaultTest
class SkewedClocksTest {

    private static final int SKEW = 2_500;
    private static final int JUMPS = 20;

    private final Path classes = Workspace.emptyDirectory("clock");

    @Test
    void nobody_is_treated_twice_or_forgotten() throws Exception {
        Path behind = clock("behind", -SKEW);
        Path ahead = clock("ahead", SKEW);
        try (PostgresProcess database = PostgresProcess.started("clocks-database")) {
            Instances instances = new Instances().withRoles(database);
            add(instances, "behind", database, behind);
            add(instances, "ahead", database, ahead);
            instances.start();
            setBackByTwoHours(instances.named("ahead"), ahead, instances.tokens());
            try (Platform platform = new Platform(instances, () -> database)
                    .withClockJumps(Duration.ofMillis(2 * SKEW))
                    .followed()) {
                platform.load().start(10);
                Callers.pause(10_000, 10_001);
                for (int jump = 0; jump < JUMPS; jump++) {
                    set(
                            jump % 2 == 0 ? behind : ahead,
                            ThreadLocalRandom.current().nextInt(-SKEW, SKEW));
                    Callers.pause(200, 800);
                }
                set(behind, 0);
                set(ahead, 0);
                platform.comeToRestAndCheck();
                Figures.add("clocks apart by 5 s for 10 s, then 20 jumps", platform);
            }
        }
    }

    /** An instance has no other clock than the wrong one: two hours ahead, usual tokens have expired. */
    private static void setBackByTwoHours(ServiceProcess instance, Path clock, Tokens tokens) throws IOException {
        String usual = tokens.system("platform");
        Date tomorrow = Date.from(Instant.now().plus(Duration.ofDays(1)));
        String lasting = tokens.token(Map.of("sub", "platform", "scope", "system", "exp", tomorrow));
        set(clock, Math.toIntExact(Duration.ofHours(2).toMillis()));
        instance.caller(usual).get("/api/v1/system/events").expect(401);
        instance.caller(lasting).get("/api/v1/system/events").expect(200);
        set(clock, SKEW);
        instance.caller(usual).get("/api/v1/system/events").expect(200);
    }

    private void add(Instances instances, String name, PostgresProcess database, Path clock) throws IOException {
        Path source = Path.of("target/test-classes/org/reissue/faults");
        Path target = Files.createDirectories(classes.resolve("org/reissue/faults"));
        for (String file : List.of("SkewedClock.class", "SkewedClock$Source.class", "SkewedClock$Source$1.class")) {
            Files.copy(source.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        instances
                .with("spring.main.sources", SkewedClock.Source.class.getName())
                .with("faults.clock", clock.toString())
                .add(name, database.url(), PackagedService.startedWith(List.of(classes)));
    }

    private static Path clock(String name, int millis) throws IOException {
        Path file = Workspace.directory("clocks").resolve(name);
        set(file, millis);
        return file;
    }

    /** In one step, so that nobody reads half of it. */
    private static void set(Path file, int millis) throws IOException {
        Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), String.valueOf(millis));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
