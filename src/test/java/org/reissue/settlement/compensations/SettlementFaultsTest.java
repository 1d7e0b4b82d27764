package org.reissue.settlement.compensations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Api;
import org.reissue.testing.DueCompensations;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever fails while compensations are settled, none is lost, none is paid twice, and other shops are paid. */
@ReissueTest
class SettlementFaultsTest {

    private final TestClock clock;
    private final SettlementService settlement;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;
    private final ShopBooks books;
    private final String shop = Story.fresh("S");

    @Autowired
    SettlementFaultsTest(Api api, TestClock clock, SettlementService settlement, JdbcClient jdbc, SchemaOwner owner) {
        this.clock = clock;
        this.settlement = settlement;
        this.jdbc = jdbc;
        this.owner = owner;
        this.books = new ShopBooks(api, jdbc);
    }

    /** The connection is cut in the middle of the transaction, at each table that it writes in turn. */
    @ParameterizedTest
    @ValueSource(strings = {"payout", "journal_entry", "posting", "shop_account", "coupon", "case_event"})
    void a_crash_between_any_two_statements_loses_and_doubles_nothing(String table) {
        settlement.drain();
        books.credit(shop, 10 * 300);
        DueCompensations.insert(jdbc, shop, 1, 10, clock.instant());
        crashWhenWriting(table);
        try {
            assertThatThrownBy(settlement::drain).isInstanceOf(RuntimeException.class);
        } finally {
            owner.sql("drop trigger crash on " + table).update();
            owner.sql("drop function crash").update();
        }
        assertThat(books.statuses(shop)).isEqualTo(Map.of("DUE", 10L));
        assertThat(books.balance(shop)).isEqualTo(10 * 300);
        assertThat(books.coupons(shop)).isZero();
        assertThat(books.number("select count(*) from journal_entry where shop_id = ?", shop))
                .as("the credit alone")
                .isEqualTo(1);

        assertThat(settlement.drain()).isEqualTo(10);
        assertThat(books.coupons(shop)).isEqualTo(10);
        assertThat(books.balance(shop)).isZero();
        assertThat(books.number("select count(*) from case_event where shop_id = ?", shop))
                .isEqualTo(10);
        assertThat(settlement.drain()).isZero();
    }

    @Test
    void a_shop_that_cannot_be_settled_harms_only_itself() {
        DueCompensations.insert(jdbc, shop, 5, 50, clock.instant());
        for (int i = 1; i <= 5; i++) {
            books.credit(shop + "-" + i, 3_000);
        }
        owner.sql("alter table coupon add constraint poison check (buyer_id <> '" + shop + "-B3')")
                .update();
        try {
            settlement.drain();
            assertThat(books.coupons(shop)).isEqualTo(40);
            assertThat(books.statuses(shop + "-4")).isEqualTo(Map.of("DUE", 10L));
        } finally {
            owner.sql("alter table coupon drop constraint poison").update();
        }
        assertThat(settlement.drain()).as("it is not tried again at once").isZero();
        clock.advance(Duration.ofMinutes(1));
        settlement.drain();
        assertThat(books.coupons(shop)).isEqualTo(50);
    }

    private void crashWhenWriting(String table) {
        owner.sql("""
                        create function crash() returns trigger language plpgsql as $$
                        begin
                            perform pg_terminate_backend(pg_backend_pid());
                            return null;
                        end
                        $$
                        """).update();
        String writing = List.of("payout", "shop_account").contains(table) ? "update" : "insert";
        String ours = table.equals("coupon") ? "new.buyer_id like '" + shop + "-B%'" : "new.shop_id = '" + shop + "'";
        owner.sql("create trigger crash after " + writing + " on " + table + " for each row when (" + ours
                        + ") execute function crash()")
                .update();
    }
}
