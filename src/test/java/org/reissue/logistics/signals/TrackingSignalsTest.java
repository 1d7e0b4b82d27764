package org.reissue.logistics.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Ops find the shops with suspicious tracking numbers. */
@ReissueTest
class TrackingSignalsTest {

    private static final String SIGNALS = "/api/v1/ops/tracking-signals";

    private final Api api;
    private final TestClock clock;
    private final Client ops;
    private String shop;
    private Instant start;

    @Autowired
    TrackingSignalsTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
        this.ops = api.ops("inspector");
    }

    @BeforeEach
    void a_shop() {
        shop = Story.fresh("S");
        start = clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void a_shop_is_counted_by_what_it_uploaded_and_carriers_scanned() {
        ship(shop, "PT1H", true);
        ship(shop, "PT2H", false);
        ship(shop, "PT47H31M", false);
        Story corrected = ship(shop, "PT3H", false);
        String right = Story.freshNumber();
        corrected
                .merchant()
                .put(corrected.asMerchant("/shipment"), Map.of("carrier", "SF", "trackingNumber", right))
                .expect(200);
        scan(right);

        Answer fresh = ops.get(SIGNALS + "?shopId=" + shop).expect(200);
        assertThat(fresh.number("items.0.shipped")).isEqualTo(4);
        clock.advance(Duration.ofHours(48));
        Answer signals = ops.get(SIGNALS + "?shopId=" + shop).expect(200);
        assertThat(signals.text("items.0.shopId")).isEqualTo(shop);
        assertThat(signals.number("items.0.shipped")).isEqualTo(4);
        assertThat(signals.number("items.0.neverScanned")).isEqualTo(2);
        assertThat(signals.number("items.0.lastMinuteNeverScanned")).isEqualTo(1);
        assertThat(signals.number("items.0.corrected")).isEqualTo(1);
        assertThat(signals.number("items.0.neverScannedPercent")).isEqualTo(50);
        assertThat(signals.number("items.0.correctedPercent")).isEqualTo(25);
        assertThat(signals.field("nextCursor").isNull()).isTrue();
    }

    @Test
    void a_confirmed_number_counts_also_when_it_is_corrected_later() {
        ship(shop, "PT1H", false);
        Story insisting = approved(shop);
        insisting.shipConfirmed("ZTO", Story.freshNumber()).expect(200);
        Story approved = approved(shop);
        approved.shipConfirmed("ZTO", Story.freshDigits()).expect(200);
        insisting.correct("ZTO", Story.freshDigits()).expect(200);

        Answer signals = ops.get(SIGNALS + "?shopId=" + shop).expect(200);
        assertThat(signals.number("items.0.shipped")).isEqualTo(3);
        assertThat(signals.number("items.0.confirmed"))
                .as("confirming a likely number is nothing")
                .isEqualTo(1);
        assertThat(signals.number("items.0.confirmedPercent")).isEqualTo(33);
    }

    @Test
    void a_number_has_time_to_be_scanned_before_it_is_suspicious() {
        ship(shop, "PT1H", false);
        assertThat(neverScanned()).isZero();
        clock.advance(Duration.ofHours(48).minusNanos(1_000));
        assertThat(neverScanned()).isZero();
        clock.advance(Duration.ofNanos(1_000));
        assertThat(neverScanned()).isEqualTo(1);
    }

    @Test
    void shipments_of_the_last_ninety_days_are_counted_unless_the_call_says_so() {
        ship(shop, "PT1H", false);
        Instant shippedAt = clock.instant();
        clock.advance(Duration.ofDays(90));
        assertThat(neverScanned()).isEqualTo(1);
        clock.advance(Duration.ofNanos(1_000));
        assertThat(ops.get(SIGNALS + "?shopId=" + shop)
                        .expect(200)
                        .field("items")
                        .size())
                .isZero();
        for (String window : List.of("&shippedFrom=" + shippedAt, "&shippedTo=" + shippedAt.plusSeconds(1))) {
            assertThat(ops.get(SIGNALS + "?shopId=" + shop + window).expect(200).number("items.0.shipped"))
                    .as(window)
                    .isEqualTo(1);
        }
    }

    @Test
    void the_worst_shops_come_first_page_by_page() {
        List<String> shops = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String one = Story.fresh("S");
            shops.add(one);
            for (int n = 0; n <= i; n++) {
                ship(one, "PT1M", false);
            }
        }
        Instant end = clock.advance(Duration.ofSeconds(1));
        clock.advance(Duration.ofHours(48));
        String window = SIGNALS + "?limit=1&shippedFrom=" + start + "&shippedTo=" + end;
        List<String> found = ops.getAll(window).stream()
                .flatMap(page -> page.texts("items", "shopId").stream())
                .toList();
        assertThat(found).containsExactly(shops.get(2), shops.get(1), shops.get(0));
        assertThat(ops.get(SIGNALS + "?minShipped=2&shippedFrom=" + start + "&shippedTo=" + end)
                        .expect(200)
                        .texts("items", "shopId"))
                .containsExactly(shops.get(2), shops.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "cursor=%21", "cursor=MTIz", "minShipped=-1", "shippedFrom=now"})
    void an_invalid_filter_is_refused(String query) {
        ops.get(SIGNALS + "?" + query).expect(400);
    }

    @Test
    void only_ops_may_call() {
        api.merchant("clerk", shop).get(SIGNALS).expect(403);
    }

    private long neverScanned() {
        return ops.get(SIGNALS + "?shopId=" + shop).expect(200).number("items.0.neverScanned");
    }

    private Story approved(String shopId) {
        return Story.of(api, clock, shopId).approved("OTHER");
    }

    private Story ship(String shopId, String after, boolean scanned) {
        Story story = approved(shopId);
        story.waitFor(after);
        String number = Story.freshNumber();
        story.ship("SF", number).expect(200);
        if (scanned) {
            scan(number);
        }
        return story;
    }

    private void scan(String number) {
        api.scan("SF", number, clock.instant());
    }
}
