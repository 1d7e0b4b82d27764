package org.reissue.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Transition;
import org.reissue.model.Command.Kind;
import org.reissue.testing.LegalState;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Buyers, merchants, ops and other systems do at random what they may and what they may not: on several threads, two at
 * once on one case, again with the same key, while time jumps, the sweep fires and compensations are settled. What the
 * service answers and records must be what {@link ItemModel} says. {@code -Dmodel.steps=1000000} sends as many
 * commands, {@code -Dmodel.seed=…} draws the same ones again.
 */
@ReissueTest
@Order(5) // commands by the thousand: there are few cases yet
class LifecycleModelTest {

    private static final int ORDINARY = 10_000;
    private static final int STEPS = Integer.getInteger("model.steps", ORDINARY);
    private static final long SEED = Long.getLong("model.seed", System.nanoTime());
    private static final int JOURNEYS = 48;
    private static final int ROUNDS = 25;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void every_action_of_the_table_is_among_the_commands() {
        assertThat(rows().filter(row -> row.action() != Action.TIMEOUT))
                .allMatch(row -> Stream.of(Kind.values())
                        .anyMatch(kind -> kind.action() == row.action()
                                && kind.actor() == row.actor()
                                && kind.decision() == row.condition().decision()));
    }

    @Test
    void the_service_does_what_the_table_says() {
        Random random = new Random(SEED);
        try (World world = new World(context)) {
            for (int steps = 0; steps < STEPS; ) {
                steps += live(world, random);
            }
            // a row that is drawn rarely may be missing by chance, but hardly in twice as many steps
            for (int more = 0; more < STEPS && !neverTaken(world).isEmpty(); ) {
                more += live(world, random);
            }
            new LegalState(jdbc, world.shops()).require();
            assertThat(neverTaken(world))
                    .as("rows that were never taken, seed %d", SEED)
                    .isEmpty();
        }
    }

    /** The rows of the table that no case took; nothing is asked of fewer steps than the ordinary suite has. */
    private List<Transition> neverTaken(World world) {
        return STEPS < ORDINARY
                ? List.of()
                : new LegalState(jdbc, world.shops())
                        .withoutTaken(rows().filter(LifecycleModelTest::isWithoutScanWindow));
    }

    /** Some journeys side by side; says how many commands were sent. */
    private static int live(World world, Random random) {
        Map<Journey, MoveGenerator> generators = new HashMap<>();
        for (int i = 0; i < JOURNEYS; i++) {
            generators.put(world.begin(), new MoveGenerator(random.nextLong()));
        }
        List<Journey> journeys = new ArrayList<>(generators.keySet());
        int sent = 0;
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Duration pause = MoveGenerator.pause(random);
                boolean requestsRefunds = random.nextInt(3) == 0;
                sent += world.round(
                        pause,
                        requestsRefunds,
                        journeys,
                        journey -> generators.get(journey).next(pause, requestsRefunds, journey.state()));
            }
            world.end(journeys);
            return sent;
        } catch (FailedJourney failed) {
            throw new AssertionError("-Dmodel.seed=" + SEED + ": "
                    + Shrinking.shrink(failed.moves(), failed.getMessage(), world::failure));
        }
    }

    private static Stream<Transition> rows() {
        return Stream.concat(Lifecycle.table().stream(), Lifecycle.inPlace().stream());
    }

    private static boolean isWithoutScanWindow(Transition row) {
        return row.condition().scanDue() == null || !row.condition().scanDue();
    }
}
