package org.reissue.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.DueCases;
import org.reissue.testing.InstanceProcess;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process of an instance is paused amid its work, like a virtual machine that is moved, and then goes on. */
@DisabledOnOs(OS.WINDOWS)
@SlowProof
class PausedInstanceTest {

    private static final int CASES = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static OtherInstance instance;
    private static InstanceProcess paused;
    private static JdbcClient jdbc;

    private final String shop = Story.fresh("S");

    @BeforeAll
    static void two_instances_on_a_database_of_their_own() throws Exception {
        String[] database =
                TestDatabase.createMigratedDatabase("paused_instance").properties();
        instance = OtherInstance.started(database);
        jdbc = instance.bean(JdbcClient.class);
        paused = InstanceProcess.started(
                database[0],
                database[1],
                database[2],
                database[3],
                database[4],
                "reissue.jobs.first-poll=100",
                "reissue.deadlines.poll-interval=PT0.01S",
                "reissue.deadlines.batch-size=100", // the sweep takes long enough to be paused amid it
                "reissue.settlement.poll-interval=PT0.01S",
                "reissue.settlement.batch-size=100");
    }

    @AfterAll
    static void stop() {
        paused.close();
        instance.close();
    }

    @Test
    void a_pause_fires_and_pays_nothing_twice() throws Exception {
        pauseAmidTheSweep();
        workHere();
        paused.resume();
        assertEverythingHappenedOnce();
    }

    private void pauseAmidTheSweep() throws Exception {
        instance.api()
                .system()
                .post(
                        "/api/v1/system/shops/" + shop + "/credits",
                        Map.of("bucket", "PAYABLE", "amountFen", 300 * CASES, "reference", shop))
                .expect(200);
        DueCases.insert(jdbc, shop, CASES, TestClock.START);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> firedCases() > 0);
        paused.pause();
        assertThat(firedCases()).as("paused amid the sweep").isLessThan(CASES);
    }

    /** What the paused instance has locked is left to it. */
    private static void workHere() {
        instance.bean(TimeoutSweep.class).drain();
        instance.bean(SettlementService.class).drain();
        instance.bean(RefundRequestJob.class).drain();
    }

    private void assertEverythingHappenedOnce() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(firedCases()).isEqualTo(CASES);
            assertThat(count("payout where status = 'DUE' and shop_id = ?")).isZero();
        });
        assertThat(count("case_event where from_status is not null and shop_id = ?"))
                .isEqualTo(CASES);
        for (String event : List.of("reissue.compensation-settled", "reissue.refund-requested")) {
            String ofType = "case_event where type = '" + event + "' and shop_id = ?";
            assertThat(count(ofType)).isPositive();
            assertThat(count("(select distinct case_id from " + ofType + ")")).isEqualTo(count(ofType));
        }
        long compensations = count("payout where kind = 'COMPENSATION' and status = 'SETTLED' and shop_id = ?");
        assertThat(count("coupon where case_id in (select case_id from payout where shop_id = ?)"))
                .isEqualTo(compensations);
        assertThat(instance.api()
                        .merchant("clerk", shop)
                        .get("/api/v1/merchant/account")
                        .expect(200)
                        .number("payableFen"))
                .isEqualTo(300L * CASES - 300L * compensations);
    }

    private long firedCases() {
        return count("(select distinct case_id from case_event where from_status is not null and shop_id = ?)");
    }

    private static long count(String rows, String shop) {
        return jdbc.sql("select count(*) from " + rows)
                .param(shop)
                .query(Long.class)
                .single();
    }

    private long count(String rows) {
        return count(rows, shop);
    }
}
