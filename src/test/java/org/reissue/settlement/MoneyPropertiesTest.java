package org.reissue.settlement;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.reissue.ReissueApplication;
import org.reissue.settlement.ledger.Bucket;
import org.reissue.testing.TestDatabase;
import org.reissue.testing.TestSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Whatever comes in whatever order, with two workers at once: money is neither made nor lost, nothing is paid twice, no
 * bucket falls below zero, and refunds go only where they may. On a database of its own, so that all records of money
 * can be checked.
 */
class MoneyPropertiesTest {

    private static ConfigurableApplicationContext context;

    @BeforeContainer
    static void start() {
        TestDatabase own = TestDatabase.createMigratedDatabase("money_properties");
        context = new SpringApplicationBuilder(ReissueApplication.class, TestSupport.class)
                .profiles("test")
                .properties(own.properties())
                .run("--server.port=0");
    }

    @AfterContainer
    static void stop() {
        context.close();
    }

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
    void the_records_of_money_agree_whatever_happens(@ForAll("happenings") List<MoneyWorld.Happening> happenings)
            throws Exception {
        MoneyWorld world = new MoneyWorld(context);
        for (MoneyWorld.Happening happening : happenings) {
            happening.in(world);
            world.requireReconciled();
        }
        world.settleByTwoWorkers();
        world.requireReconciled();
        world.requireNothingLeftThatCouldBePaid();
        world.requireRefundsAsRecorded();
    }

    @Provide
    Arbitrary<List<MoneyWorld.Happening>> happenings() {
        Arbitrary<Integer> shops = Arbitraries.integers().between(0, MoneyWorld.SHOPS - 1);
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1_000);
        Arbitrary<MoneyWorld.Happening> credit = Combinators.combine(
                        shops, Arbitraries.of(Bucket.class), Arbitraries.longs().between(0, 1_300))
                .as((shop, bucket, fen) -> world -> world.credit(shop, bucket, fen));
        Arbitrary<MoneyWorld.Happening> overdue = Combinators.combine(
                        shops,
                        Arbitraries.of("NEVER_RECEIVED", "OTHER"),
                        Arbitraries.integers().between(1, 5))
                .as((shop, reason, cases) -> world -> world.letShipmentsBecomeOverdue(shop, reason, cases));
        Arbitrary<MoneyWorld.Happening> ruling = Combinators.combine(
                        shops, Arbitraries.longs().between(1, MoneyWorld.PAID_FEN))
                .as((shop, fen) -> world -> world.rule(shop, fen));
        Arbitrary<MoneyWorld.Happening> result = Combinators.combine(
                        any,
                        Arbitraries.of("SUCCEEDED", "FAILED", "FAILED", "RETURNED"),
                        Arbitraries.of("P-1", "P-2", "P-3"))
                .as((refund, status, reference) -> world -> world.recordResult(refund, status, reference));
        Arbitrary<MoneyWorld.Happening> retry = any.map(refund -> world -> world.retry(refund));
        return Arbitraries.frequencyOf(
                        Tuple.of(3, credit),
                        Tuple.of(3, overdue),
                        Tuple.of(1, ruling),
                        Tuple.of(3, Arbitraries.just(MoneyWorld::settleByTwoWorkers)),
                        Tuple.of(4, result),
                        Tuple.of(2, retry))
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }
}
