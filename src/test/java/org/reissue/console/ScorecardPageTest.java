package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The scorecards as pages show them. */
@ReissueTest
class ScorecardPageTest {

    private static final String PERIOD = "from=2031-03-01&until=2031-03-30";

    private final JdbcClient jdbc;
    private final RoundTrips roundTrips;
    private final Browsers browsers;
    private final String shop = Story.fresh("S");
    private final Browser clerk;
    private final Browser ops;

    @Autowired
    ScorecardPageTest(JdbcClient jdbc, RoundTrips roundTrips, Browsers browsers) {
        this.jdbc = jdbc;
        this.roundTrips = roundTrips;
        this.browsers = browsers;
        this.clerk = browsers.merchant("clerk", shop);
        this.ops = browsers.ops("anna");
    }

    @Test
    void a_merchant_sees_the_days_of_its_own_shop() {
        card(shop, "2031-03-02", 4, 1, "2.5");
        card(shop, "2031-03-04", 2, 0, null);
        card(shop, "2031-03-31", 9, 9, "9");
        card(Story.fresh("S"), "2031-03-02", 50, 50, "50");

        Page page = clerk.get("/console/scorecards?shopId=S-OTHER&" + PERIOD).expect(200);

        assertThat(page.texts(".chart .label"))
                .startsWith("Applied", "Approved")
                .endsWith("Hours to ship");
        assertThat(page.texts(".chart strong")).containsExactly("6", "0", "0", "0", "0", "1", "0", "2.5 h", "–");
        assertThat(page.html().select(".chart path").get(0).attr("d"))
                .isEqualTo("M1.1 40v-40.0h.8v40.0zM3.1 40v-20.0h.8v20.0z");
        assertThat(page.texts("tbody tr"))
                .containsExactly("Sum 6 0 0 0 0 1 0", "2031-03-04 2 0 0 0 0 0 0", "2031-03-02 4 0 0 0 0 1 0 2.5");
    }

    @Test
    void ops_see_the_sums_of_all_shops_and_go_into_one() {
        card(shop, "2032-05-02", 4, 1_000_000, "2.5");
        card(Story.fresh("S"), "2032-05-02", 3, 1, "8");

        Page all =
                ops.get("/console/scorecards?from=2032-05-01&until=2032-05-03").expect(200);

        assertThat(all.texts("#days ~ .wide tbody tr"))
                .containsExactly("Sum 7 0 0 0 0 1000001 0", "2032-05-02 7 0 0 0 0 1000001 0");
        assertThat(all.texts(".listing a").get(0)).isEqualTo(shop);
        Page one = ops.get(all.html().select(".listing a").get(0).attr("href")).expect(200);
        assertThat(one.texts("tbody tr").get(1)).isEqualTo("2032-05-02 4 0 0 0 0 1000000 0 2.5");
    }

    @Test
    void a_year_is_shown_by_month_and_stays_light() {
        List<String> days = IntStream.range(0, 366)
                .mapToObj(day -> LocalDate.parse("2034-01-01").plusDays(day).toString())
                .toList();
        days.forEach(day -> card(shop, day, 1234, 7, "23.75"));

        Page year = clerk.get("/console/scorecards?from=2034-01-01&until=2035-01-01")
                .expect(200);

        assertThat(year.texts("tbody th").stream().collect(Collectors.joining(" ")))
                .startsWith("Sum 2035-01 2034-12")
                .endsWith("2034-01");
        assertLight(year);
        assertLight(clerk.get("/console/scorecards?from=2034-01-01&until=2034-04-02"));
    }

    @Test
    void a_period_that_is_none_is_refused_with_the_input_kept() {
        for (String query : List.of(
                "from=2031-02-30",
                "until=soon",
                "from=2031-03-02&until=2031-03-01",
                "from=2020-01-01&until=2031-01-01",
                "from=%2B999999999-12-31")) {
            Page refused = clerk.get("/console/scorecards?" + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.one(".problem").text()).as(query).contains("Check what you entered");
        }
        Page refused = ops.get("/console/scorecards?shopId=%3Cscript%3E&from=2031-03-02");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.one("#shopId").val()).isEqualTo("<script>");
        assertThat(browsers.buyer("B-1").get("/console/scorecards").status()).isEqualTo(403);
    }

    @Test
    void the_page_takes_two_statements_at_most() {
        clerk.get("/console/scorecards").expect(200);
        ops.get("/console/scorecards").expect(200);

        assertThat(roundTrips.of(() -> clerk.get("/console/scorecards"))).containsExactly("read scorecard_day");
        assertThat(roundTrips.of(() -> ops.get("/console/scorecards")))
                .containsExactly("read scorecard_day", "read scorecard_day");
    }

    private static void assertLight(Page page) {
        assertThat(page.source().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
    }

    private void card(String shopId, String day, int applied, int overdue, String hoursToDecide) {
        jdbc.sql("""
                        insert into scorecard_day (day, shop_id, applied, approved, auto_approved, rejected, shipped,
                                                   overdue, ruled_against, median_hours_to_decide)
                        values (?::date, ?, ?, 0, 0, 0, 0, ?, 0, ?::numeric)
                        """)
                .param(day)
                .param(shopId)
                .param(applied)
                .param(overdue)
                .param(hoursToDecide)
                .update();
    }
}
