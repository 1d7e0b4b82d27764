package org.reissue.settlement.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.jdbc.QueryGauges;
import org.reissue.settlement.Difference;
import org.reissue.settlement.ReconciliationCheck;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.DueCompensations;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every kind of difference is found, named, and counted by the gauge. */
@ReissueTest
@Order(2)
class ReconciliationTest {

    private final Api api;
    private final TestClock clock;
    private final SettlementService settlement;
    private final ReconciliationService reconciliation;
    private final List<ReconciliationCheck> checks;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;
    private final MeterRegistry meters;
    private final QueryGauges gauges;
    private final TransactionTemplate transaction;
    private final Story story;

    @Autowired
    ReconciliationTest(
            Api api,
            TestClock clock,
            SettlementService settlement,
            ReconciliationService reconciliation,
            List<ReconciliationCheck> checks,
            DataSource dataSource,
            JdbcClient jdbc,
            SchemaOwner owner,
            MeterRegistry meters,
            QueryGauges gauges,
            PlatformTransactionManager transactions) {
        this.api = api;
        this.clock = clock;
        this.settlement = settlement;
        this.reconciliation = reconciliation;
        this.checks = checks;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.owner = owner;
        this.meters = meters;
        this.gauges = gauges;
        this.transaction = new TransactionTemplate(transactions);
        this.story = Story.of(api, clock);
    }

    @BeforeEach
    void a_settled_compensation_and_a_refund() {
        story.credit("PAYABLE", 1_000).expect(200);
        story.letShipmentBecomeOverdue("NEVER_RECEIVED");
        settlement.drain();
    }

    @Test
    void the_records_of_money_agree_after_a_journey() {
        Answer report = story.ops().get("/api/v1/ops/reconciliation").expect(200);
        assertThat(report.text("checkedAt")).isNotEmpty();
        assertThat(report.texts("differences", "subject"))
                .noneMatch(subject -> subject.contains(story.shopId) || subject.contains(story.id()));
        assertThat(gauge("differences")).isEqualTo(report.field("differences").size());
        story.merchant().get("/api/v1/ops/reconciliation").expect(403);
    }

    /** Tampers past the triggers, in a transaction that is rolled back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update posting set amount_fen = amount_fen + 1 where shop_id = :shop and account = 'CLEARING' | ENTRY_SUM",
                "delete from posting p using journal_entry e where e.id = p.entry_id and e.reference is not null and e.shop_id = :shop | ENTRY_SUM, BALANCE",
                "delete from journal_entry where reference is not null and shop_id = :shop | ENTRY_SUM",
                "update posting set shop_id = 'S-other' where shop_id = :shop and account = 'CLEARING' | ENTRY_SUM",
                "delete from shop_account where shop_id = :shop | ENTRY_SUM",
                "update shop_account set payable_fen = 701 where shop_id = :shop | BALANCE",
                "delete from coupon where case_id = cast(:case as uuid) | COUPON",
                "update coupon set amount_fen = 299 where case_id = cast(:case as uuid) | COUPON",
                "update coupon set buyer_id = 'B-other' where case_id = cast(:case as uuid) | COUPON",
                "delete from journal_entry where case_id = cast(:case as uuid) | JOURNAL",
                "update journal_entry set shop_id = 'S-other' where case_id = cast(:case as uuid) | JOURNAL",
                "update payout set status = 'DUE' where case_id = cast(:case as uuid) and kind = 'COMPENSATION' | COUPON, JOURNAL",
                "delete from violation where case_id = cast(:case as uuid) | COMPENSATION_OF_VIOLATION",
                "delete from payout where case_id = cast(:case as uuid) and kind = 'COMPENSATION' | COMPENSATION_OF_VIOLATION, COUPON, JOURNAL",
                "delete from payout where case_id = cast(:case as uuid) and kind = 'REFUND' | REFUND_OF_CASE",
                "update payout set amount_fen = 19901 where case_id = cast(:case as uuid) and kind = 'REFUND' | REFUND_OF_CASE",
                "update reissue_case set status = 'CLOSED' where id = cast(:case as uuid) | REFUND_OF_CASE"
            })
    void a_difference_is_found(String tampering, String kinds) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            List<Difference> before = reconciliation.reconcile().differences();
            String sql = tampering.replace(":shop", "'" + story.shopId + "'").replace(":case", "'" + story.id() + "'");
            assertThat(owner.tamper(sql)).isPositive();
            List<Difference> found = reconciliation.reconcile().differences();
            assertThat(found)
                    .filteredOn(one -> !before.contains(one))
                    .extracting(Difference::kind)
                    .containsAll(List.of(kinds.split(", ")));
            assertThat(gauge("differences")).isEqualTo(found.size());
        });
        reconciliation.reconcile();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update posting set amount_fen = amount_fen + 1 where shop_id = :shop | ENTRY_SUM, BALANCE",
                "delete from coupon where buyer_id like concat(:shop, '%0') | COUPON",
                "delete from violation where shop_id = :shop | COMPENSATION_OF_VIOLATION"
            })
    void small_ranges_find_what_one_large_range_finds(String tampering, String kinds) {
        String shop = Story.fresh("S");
        DueCompensations.insert(jdbc, shop, 1, 1_200, clock.instant());
        api.system()
                .post(
                        "/api/v1/system/shops/" + shop + "/credits",
                        Map.of("bucket", "PAYABLE", "amountFen", 360_000, "reference", "C-1"))
                .expect(200);
        settlement.drain();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            owner.tamper(tampering.replace(":shop", "'" + shop + "'"));
            for (String kind : kinds.split(", ")) {
                List<Difference> found = differences(kind, 500);
                assertThat(found).isNotEmpty().containsExactlyInAnyOrderElementsOf(differences(kind, 100_000_000));
            }
        });
    }

    @Test
    void a_check_that_takes_longer_goes_on_next_time() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("update reconciliation set kind = null, range_end = null, checked_at = null, differences = null")
                    .update();
            assertThat(gauge("last.success")).as("before the first success").isNaN();
            assertThat(gauge("differences")).isNaN();
            int runs = 0;
            while (Double.isNaN(gauge("last.success"))) {
                reconciliation.proceed(Duration.ZERO);
                runs++;
            }
            assertThat(runs).as("one range each time").isGreaterThanOrEqualTo(checks.size());
            assertThat(gauge("last.success")).isEqualTo(clock.instant().toEpochMilli() / 1_000d, within(0.001));
            assertThat(gauge("differences")).isNotNegative();
        });
    }

    @Test
    void progress_within_a_check_of_another_version_begins_anew() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("update reconciliation set kind = 'CHECK_OF_2030', range_end = 'x', found = 3")
                    .update();
            reconciliation.proceed(Duration.ZERO);
            assertThat(checks.stream().map(ReconciliationCheck::kind))
                    .contains(jdbc.sql("select kind from reconciliation")
                            .query(String.class)
                            .single());
        });
    }

    @Test
    void one_reconciliation_runs_at_a_time() throws SQLException {
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('reconciliation'))");
            try {
                Answer refused = story.ops().get("/api/v1/ops/reconciliation").expect(409);
                assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:busy");
            } finally {
                statement.execute("select pg_advisory_unlock(hashtext('reconciliation'))");
            }
        }
        story.ops().get("/api/v1/ops/reconciliation").expect(200);
    }

    private List<Difference> differences(String kind, int size) {
        ReconciliationCheck check = checks.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        List<Difference> differences = new ArrayList<>();
        String end = null;
        do {
            ReconciliationCheck.Range range = check.check(end, size);
            differences.addAll(range.differences());
            end = range.end();
        } while (end != null);
        return differences;
    }

    private double gauge(String name) {
        gauges.refresh();
        return meters.get("reissue.reconciliation." + name).gauge().value();
    }
}
