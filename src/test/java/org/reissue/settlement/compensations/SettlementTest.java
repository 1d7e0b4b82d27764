package org.reissue.settlement.compensations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.jdbc.QueryGauges;
import org.reissue.settlement.Payout;
import org.reissue.testing.Api;
import org.reissue.testing.Concurrently;
import org.reissue.testing.DueCompensations;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compensations are settled in bulk, once, by any number of workers. */
@ReissueTest
class SettlementTest {

    private final TestClock clock;
    private final SettlementService settlement;
    private final CompensationRepository compensations;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;
    private final MeterRegistry meters;
    private final QueryGauges gauges;
    private final ShopBooks books;
    private final String shop = Story.fresh("S");

    @Autowired
    SettlementTest(
            Api api,
            TestClock clock,
            SettlementService settlement,
            CompensationRepository compensations,
            JdbcClient jdbc,
            SchemaOwner owner,
            MeterRegistry meters,
            QueryGauges gauges) {
        this.clock = clock;
        this.settlement = settlement;
        this.compensations = compensations;
        this.jdbc = jdbc;
        this.owner = owner;
        this.meters = meters;
        this.gauges = gauges;
        this.books = new ShopBooks(api, jdbc);
    }

    @Test
    void twenty_thousand_of_one_shop_take_a_handful_of_transactions_and_changes_of_its_account() {
        settlement.drain();
        books.credit(shop, 20_000 * 300);
        owner.sql("create table account_changes as select 0 as changes, txid_current() as tx where false")
                .update();
        owner.sql("""
                        create function count_changes() returns trigger language plpgsql as $$
                        begin
                            insert into account_changes values (1, txid_current());
                            return null;
                        end
                        $$
                        """).update();
        owner.sql("create trigger count_changes after update of payable_fen on shop_account"
                        + " for each row when (new.shop_id = '" + shop + "') execute function count_changes()")
                .update();
        try {
            DueCompensations.insert(jdbc, shop, 1, 20_000, clock.instant());
            assertThat(settlement.drain()).isEqualTo(20_000);
            assertThat(jdbc.sql("select count(*) from account_changes")
                            .query(Long.class)
                            .single())
                    .as("changes of the hot account")
                    .isEqualTo(4);
        } finally {
            owner.sql("drop trigger count_changes on shop_account").update();
            owner.sql("drop function count_changes").update();
            owner.sql("drop table account_changes").update();
        }
        assertThat(books.number("select count(distinct xmin::text) from coupon where buyer_id like ? || '-B%'", shop))
                .as("transactions")
                .isEqualTo(4);
        assertThat(books.coupons(shop)).isEqualTo(20_000);
        assertThat(books.balance(shop)).isZero();
    }

    @Test
    @SlowProof
    void the_oldest_of_many_are_paid_as_far_as_the_money_goes() {
        DueCompensations.insert(jdbc, shop, 1, 7_000, clock.instant());
        settlement.drain();
        assertThat(books.statuses(shop)).isEqualTo(Map.of("OUTSTANDING", 7_000L));
        books.credit(shop, 6_500 * 300 + 299);
        settlement.drain();
        assertThat(books.statuses(shop)).isEqualTo(Map.of("SETTLED", 6_500L, "OUTSTANDING", 500L));
        assertThat(books.number("""
                        select count(*) from payout
                        where shop_id = ? and status = 'OUTSTANDING'
                              and owed_at > (select max(settled.owed_at) from payout settled
                                             where settled.shop_id = payout.shop_id and settled.status = 'SETTLED')
                        """, shop))
                .as("younger than all that were settled")
                .isEqualTo(500);
        assertThat(books.balance(shop)).isEqualTo(299);
    }

    @Test
    void many_poor_shops_do_not_keep_a_rich_one_from_paying() {
        settlement.drain();
        DueCompensations.insert(jdbc, shop, 199, 199 * 60, clock.instant());
        jdbc.sql("""
                        insert into shop_account (shop_id, payable_fen)
                        select :shop || '-' || nr, 299 from generate_series(1, 199) nr
                        """).param("shop", shop).update();
        String rich = shop + "-rich";
        books.credit(rich, 300);
        DueCompensations.insert(jdbc, rich, 1, 1, clock.instant());
        assertThat(settlement.drain()).isEqualTo(1);
        assertThat(books.statuses(rich)).isEqualTo(Map.of("SETTLED", 1L));
        assertThat(books.number("select count(*) from payout where shop_id like ? || '-%' and status = 'DUE'", shop))
                .isZero();
    }

    @Test
    void a_shop_without_enough_for_its_next_compensation_reads_none() {
        DueCompensations.insert(jdbc, shop, 1, 3, clock.instant());
        assertThat(payable(299)).isEmpty();
        assertThat(payable(300)).hasSize(1);
        assertThat(payable(899)).hasSize(2);
        assertThat(payable(1_000_000)).hasSize(3);
    }

    /** The credit came before the newer version was back, so no further one tells it to look at the shop. */
    @Test
    void one_that_only_a_newer_version_understands_keeps_no_older_one_waiting_and_is_paid_by_that_version() {
        DueCompensations.insert(jdbc, shop, 1, 3, clock.instant());
        settlement.drain();
        setReasonOfSecond("BROKEN");
        try {
            books.credit(shop, 3 * 300);
            settlement.drain();
            assertThat(books.statuses(shop)).isEqualTo(Map.of("SETTLED", 1L, "OUTSTANDING", 2L));
            assertThat(books.coupons(shop)).as("the oldest first").isEqualTo(1);
        } finally {
            setReasonOfSecond("OTHER");
        }
        settlement.drain();
        assertThat(books.statuses(shop)).isEqualTo(Map.of("SETTLED", 3L));
        assertThat(books.coupons(shop)).isEqualTo(3);
    }

    @Test
    void several_workers_at_once_settle_everything_once() throws Exception {
        DueCompensations.insert(jdbc, shop, 40, 6_000, clock.instant());
        for (int i = 1; i <= 40; i++) {
            books.credit(shop + "-" + i, 100 * 300);
        }
        Concurrently.call(3, settlement::drain);
        settlement.drain();
        assertThat(books.coupons(shop)).isEqualTo(4_000);
        assertThat(books.number(
                        "select count(*) from payout where shop_id like ? || '-%' and status = 'OUTSTANDING'", shop))
                .isEqualTo(2_000);
        assertThat(books.number(
                        "select sum(payable_fen + deposit_fen) from shop_account where shop_id like ? || '-%'", shop))
                .isZero();
        assertThat(books.number("""
                        select count(distinct case_id) from case_event
                        where shop_id like ? || '-%' and type = 'reissue.compensation-settled'
                        """, shop)).isEqualTo(4_000);
    }

    @Test
    void what_was_settled_is_counted_and_what_is_owed_is_shown() {
        settlement.drain();
        double before = meters.get("reissue.settlement.settled").counter().count();
        double fen = meters.get("reissue.settlement.settled.fen").counter().count();
        DueCompensations.insert(jdbc, shop, 1, 2, clock.instant().minusSeconds(90));
        assertThat(gauge("lag")).isBetween(89d, 90d);
        double outstanding = gauge("outstanding");
        assertThat(outstanding).isGreaterThanOrEqualTo(600);
        books.credit(shop, 300);
        settlement.drain();
        assertThat(meters.get("reissue.settlement.settled").counter().count()).isEqualTo(before + 1);
        assertThat(meters.get("reissue.settlement.settled.fen").counter().count())
                .isEqualTo(fen + 300);
        assertThat(gauge("lag")).isZero();
        assertThat(gauge("outstanding")).isEqualTo(outstanding - 300);
    }

    private void setReasonOfSecond(String reason) {
        jdbc.sql("update payout set reason = ? where buyer_id = ?")
                .params(reason, shop + "-B2")
                .update();
    }

    private double gauge(String name) {
        gauges.refresh();
        return meters.get("reissue.settlement." + name).gauge().value();
    }

    private List<Payout> payable(long fen) {
        return compensations.findPayable(List.of(new ShopFunds(shop, fen, 0)), 100);
    }
}
