package org.reissue.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.settlement.ledger.Bucket;
import org.reissue.settlement.reconciliation.ReconciliationService;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Api;
import org.reissue.testing.Concurrently;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A few shops, the actions on their money, and the invariants that must hold afterwards. */
final class MoneyWorld {

    static final int SHOPS = 3;
    static final long PAID_FEN = 19_900;

    /** Something that happens. */
    interface Happening {
        void in(MoneyWorld world) throws Exception;
    }

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final TimeoutSweep sweep;
    private final SettlementService settlement;
    private final RefundRequestJob requests;
    private final ReconciliationService reconciliation;

    private final List<String> shops =
            IntStream.range(0, SHOPS).mapToObj(i -> Story.fresh("S")).toList();
    private final Map<String, Long> credited = new HashMap<>();
    private final Map<String, ExpectedRefund> refunds = new HashMap<>();

    MoneyWorld(ApplicationContext context) {
        api = context.getBean(Api.class);
        clock = context.getBean(TestClock.class);
        jdbc = context.getBean(JdbcClient.class);
        sweep = context.getBean(TimeoutSweep.class);
        settlement = context.getBean(SettlementService.class);
        requests = context.getBean(RefundRequestJob.class);
        reconciliation = context.getBean(ReconciliationService.class);
    }

    void credit(int shop, Bucket bucket, long fen) {
        Map<String, Object> body = Map.of("bucket", bucket, "amountFen", fen, "reference", Story.fresh("C"));
        String path = "/api/v1/system/shops/" + shops.get(shop) + "/credits";
        api.system().post(path, body).expect(200);
        api.system().post(path, body).expect(200);
        credited.merge(shops.get(shop), fen, Long::sum);
    }

    void letShipmentsBecomeOverdue(int shop, String reason, int cases) {
        clock.advance(Duration.ofSeconds(1));
        insertCases(shop, reason, "AWAITING_SHIPMENT", cases);
        sweep.drain();
    }

    void rule(int shop, long refundFen) {
        String id = insertCases(shop, "OTHER", "IN_ARBITRATION", 1).get(0);
        api.ops("judge")
                .post(
                        "/api/v1/ops/reissues/" + id + "/rule",
                        Map.of("decision", "REFUND", "blame", "BOTH", "opinion", "各半", "refundFen", refundFen))
                .expect(200);
    }

    void settleByTwoWorkers() throws Exception {
        Callable<Integer> both = () -> settlement.drain() + requests.drain();
        Concurrently.call(2, both);
        // each may have skipped rows that the other had locked
        both.call();
        owedRefunds().forEach(id -> refunds.computeIfAbsent(id, any -> new ExpectedRefund()));
    }

    /** Records a result of one of the requested refunds; checks that the answer is the one of the contract. */
    void recordResult(int which, String status, String reference) {
        expected(which).ifPresent(entry -> {
            boolean counts = entry.getValue().record(status, reference);
            api.system()
                    .post(
                            "/api/v1/system/refunds/" + entry.getKey() + "/result",
                            Map.of("status", status, "reference", reference))
                    .expect(counts ? 200 : 409);
        });
    }

    void retry(int which) {
        expected(which)
                .ifPresent(entry -> api.ops("clerk")
                        .post("/api/v1/ops/refunds/" + entry.getKey() + "/retry")
                        .expect(entry.getValue().retry() ? 200 : 409));
    }

    void requireReconciled() {
        assertThat(reconciliation.reconcile().differences()).isEmpty();
        for (String shop : shops) {
            long coupons = number("""
                    select coalesce(sum(c.amount_fen), 0) from coupon c join payout p on p.id = c.payout_id where p.shop_id = ?
                    """, shop);
            assertThat(number(
                            "select coalesce(sum(payable_fen + deposit_fen), 0) from shop_account where shop_id = ?",
                            shop))
                    .as("what came in less what went out of %s", shop)
                    .isEqualTo(credited.getOrDefault(shop, 0L) - coupons);
            assertThat(number("""
                    select count(*) from payout settled, payout waiting
                    where settled.shop_id = ? and waiting.shop_id = settled.shop_id and settled.status = 'SETTLED'
                          and waiting.status in ('DUE', 'OUTSTANDING') and settled.kind = 'COMPENSATION'
                          and waiting.kind = 'COMPENSATION'
                          and (waiting.owed_at, waiting.id) < (settled.owed_at, settled.id)
                    """, shop))
                    .as("younger ones settled before older ones")
                    .isZero();
            assertThat(number("""
                    select count(*) from (select case_id from case_event
                                          where shop_id = ? and type = 'reissue.compensation-settled'
                                          group by case_id having count(*) > 1) twice
                    """, shop)).as("settled twice").isZero();
        }
    }

    void requireNothingLeftThatCouldBePaid() {
        for (String shop : shops) {
            assertThat(number("select count(*) from payout where shop_id = ? and status = 'DUE'", shop))
                    .isZero();
            assertThat(number("""
                    select count(*) from shop_account a
                    where shop_id = ? and payable_fen + deposit_fen >= 300
                          and exists (select from payout p where p.shop_id = a.shop_id and p.status = 'OUTSTANDING')
                    """, shop)).isZero();
        }
    }

    void requireRefundsAsRecorded() {
        Map<String, String> stored = new HashMap<>();
        for (String shop : shops) {
            jdbc.sql(
                            "select id::text, status || ' ' || attempt as state from payout where kind = 'REFUND' and shop_id = ?")
                    .param(shop)
                    .query((row, number) -> stored.put(row.getString(1), row.getString(2)))
                    .list();
        }
        Map<String, String> expected = new HashMap<>();
        refunds.forEach((id, refund) -> expected.put(id, refund.status + " " + refund.attempt));
        assertThat(stored).isEqualTo(expected);
    }

    private Optional<Map.Entry<String, ExpectedRefund>> expected(int which) {
        List<Map.Entry<String, ExpectedRefund>> all = new ArrayList<>(refunds.entrySet());
        all.sort(Map.Entry.comparingByKey());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(which % all.size()));
    }

    private List<String> owedRefunds() {
        return shops.stream()
                .flatMap(shop -> jdbc
                        .sql("select id::text from payout where kind = 'REFUND' and shop_id = ?")
                        .param(shop)
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    private List<String> insertCases(int shop, String reason, String status, int cases) {
        return jdbc.sql("""
                        insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity,
                                                  evidence, status, deadline_at, scan_due, arbitration_opened_at, version,
                                                  applied_at, updated_at)
                        select uuidv7(), :shop, 'B-' || uuidv7(), 'O-' || uuidv7(), 'I-1', '灯泡', :paid, :reason, 1, '{}',
                               :status, case :status when 'AWAITING_SHIPMENT' then cast(:now as timestamptz) end, false, :now, 2,
                               :now, :now
                        from generate_series(1, :cases)
                        returning id::text
                        """)
                .param("shop", shops.get(shop))
                .param("paid", PAID_FEN)
                .param("reason", reason)
                .param("status", status)
                .param("now", Timestamp.from(clock.instant()))
                .param("cases", cases)
                .query(String.class)
                .list();
    }

    private long number(String query, String shop) {
        return jdbc.sql(query).param(shop).query(Long.class).single();
    }

    /** The expected state of a requested refund. */
    private static final class ExpectedRefund {

        private String status = "REQUESTED";
        private int attempt = 1;
        private final Set<String> recorded = new HashSet<>();

        boolean record(String result, String reference) {
            if (recorded.contains(reference + result)) {
                return true;
            }
            boolean counts = switch (result) {
                case "FAILED" -> status.equals("REQUESTED");
                case "RETURNED" -> status.equals("SUCCEEDED");
                default -> true;
            };
            if (counts) {
                recorded.add(reference + result);
                status = result.equals("SUCCEEDED") ? "SUCCEEDED" : "FAILED";
            }
            return counts;
        }

        boolean retry() {
            if (!status.equals("FAILED")) {
                return false;
            }
            status = "REQUESTED";
            attempt++;
            return true;
        }
    }
}
