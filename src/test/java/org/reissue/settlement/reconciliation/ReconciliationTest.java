package org.reissue.settlement.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.settlement.Difference;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every kind of difference is found, named, and counted by the gauge. */
@ReissueTest
class ReconciliationTest {

    private final SettlementService settlement;
    private final ReconciliationService reconciliation;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final TransactionTemplate transaction;
    private final Story story;

    @Autowired
    ReconciliationTest(
            Api api,
            TestClock clock,
            SettlementService settlement,
            ReconciliationService reconciliation,
            JdbcClient jdbc,
            MeterRegistry meters,
            PlatformTransactionManager transactions) {
        this.settlement = settlement;
        this.reconciliation = reconciliation;
        this.jdbc = jdbc;
        this.meters = meters;
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
        assertThat(meters.get("reissue.reconciliation.differences").gauge().value())
                .isEqualTo(report.field("differences").size());
        story.merchant().get("/api/v1/ops/reconciliation").expect(403);
    }

    /** Tampers past the triggers, in a transaction that is rolled back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update posting set amount_fen = amount_fen + 1 where shop_id = :shop and account = 'CLEARING' | POSTINGS_SUM, ENTRY_SUM",
                "delete from posting p using journal_entry e where e.id = p.entry_id and e.reference is not null and e.shop_id = :shop | ENTRY_SUM, BALANCE",
                "update shop_account set payable_fen = 701 where shop_id = :shop | BALANCE",
                "delete from coupon where case_id = cast(:case as uuid) | COUPON",
                "update coupon set amount_fen = 299 where case_id = cast(:case as uuid) | COUPON",
                "delete from journal_entry where case_id = cast(:case as uuid) | JOURNAL",
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
            jdbc.sql("set local session_replication_role = replica").update();
            String sql = tampering.replace(":shop", "'" + story.shopId + "'").replace(":case", "'" + story.id() + "'");
            assertThat(jdbc.sql(sql).update()).isPositive();
            List<Difference> found = reconciliation.reconcile().differences();
            assertThat(found)
                    .filteredOn(one -> !before.contains(one))
                    .extracting(Difference::kind)
                    .containsAll(List.of(kinds.split(", ")));
            assertThat(meters.get("reissue.reconciliation.differences").gauge().value())
                    .isEqualTo(found.size());
        });
        reconciliation.reconcile();
    }
}
