package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reissue.categories.CategoryAvailabilitySql;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderService;
import org.reissue.settlement.ledger.Account;
import org.reissue.settlement.ledger.AccountService;
import org.reissue.testing.OpenCategories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LocalTest
class SampleDataTest {

    private static final List<String> ALL =
            List.of("smart-home", "smart-home.lighting", "kitchen", "furniture", "jewellery");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CategoryAvailabilitySql availability;

    @Autowired
    private OrderService orders;

    @Autowired
    private AccountService accounts;

    @Autowired
    private Clock clock;

    @Autowired
    private ClockOffset offset;

    @Autowired
    private SampleData sampleData;

    @Test
    void categories_show_every_way_to_be_open_or_closed() {
        Instant now = clock.instant();

        assertThat(openFor("S-1", ALL, now)).containsExactlyInAnyOrder("smart-home", "smart-home.lighting", "kitchen");
        assertThat(openFor("S-2", ALL, now)).contains("kitchen");
        assertThat(openFor("S-3", ALL, now)).containsExactlyInAnyOrder("smart-home", "smart-home.lighting");
        assertThat(openFor("S-3", ALL, now.plus(Duration.ofDays(31)))).contains("furniture");
    }

    private List<String> openFor(String shopId, List<String> asked, Instant now) {
        return OpenCategories.openFor(shopId, asked, now, jdbc, availability);
    }

    @Test
    void orders_show_every_stage_of_a_delivery() {
        assertThat(order("O-1001").receivedAt()).isBetween(daysAgo(2), daysAgo(0));
        assertThat(order("O-1002").shippedAt()).isNotNull();
        assertThat(order("O-1002").receivedAt()).isNull();
        assertThat(order("O-1003").shippedAt()).isNull();
        assertThat(order("O-1004").receivedAt()).isBefore(daysAgo(15));
        assertThat(order("O-1005").items()).hasSize(2);
        assertThat(order("O-1006").items().get(0).categoryId()).isEqualTo("jewellery");
    }

    @Test
    void the_next_start_dates_the_orders_anew() {
        offset.advance(Duration.ofDays(30), Duration.ofDays(20_000));
        assertThat(order("O-1001").receivedAt()).isBefore(daysAgo(15));

        sampleData.afterSingletonsInstantiated();

        assertThat(order("O-1001").receivedAt()).isBetween(daysAgo(2), daysAgo(0));
    }

    @Test
    void shops_have_money_once_but_for_one() {
        sampleData.afterSingletonsInstantiated();

        // less ¥3 for each case with an overdue shipment; S-3 owes them
        assertThat(accounts.findByShopId("S-1")).isEqualTo(new Account("S-1", 99_700, 200_000, 0));
        assertThat(accounts.findByShopId("S-2")).isEqualTo(new Account("S-2", 0, 199_100, 0));
        assertThat(accounts.findByShopId("S-3")).isEqualTo(new Account("S-3", 0, 0, 1_500));
    }

    private OrderFacts order(String id) {
        return orders.find(id).orElseThrow();
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
