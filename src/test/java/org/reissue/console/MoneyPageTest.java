package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Merchants see what their shop owns and owes; ops see all shops, and do what needs hands. */
@ReissueTest
class MoneyPageTest {

    private static final String PATH = "/console/money";

    private final JdbcClient jdbc;
    private final RoundTrips roundTrips;
    private final SettlementService settlement;
    private final Story story;
    private final Browser clerk;
    private final Browser ops;

    @Autowired
    MoneyPageTest(
            Api api,
            TestClock clock,
            JdbcClient jdbc,
            RoundTrips roundTrips,
            SettlementService settlement,
            Browsers browsers) {
        this.jdbc = jdbc;
        this.roundTrips = roundTrips;
        this.settlement = settlement;
        this.story = Story.of(api, clock);
        this.clerk = browsers.merchant("clerk", story.shopId);
        this.ops = browsers.ops("OP-1");
    }

    @Test
    void a_merchant_sees_what_is_owed_then_what_was_taken_and_why() {
        story.letShipmentBecomeOverdue("OTHER");

        Page owed = clerk.get(PATH).expect(200);
        assertThat(owed.texts(".figures dd.number")).containsExactly("¥0.00", "¥0.00", "¥3.00");
        assertThat(owed.texts(".sheet tbody td")).contains("Shipment overdue", story.id());

        story.credit("PAYABLE", 1_000, "<b>R-1</b>").expect(200);
        settlement.drain();

        Page settled = clerk.get(PATH);
        assertThat(settled.texts(".figures dd.number")).containsExactly("¥7.00", "¥0.00", "¥0.00");
        assertThat(settled.texts(".sheet .amount.number")).containsExactly("−¥3.00", "+¥10.00");
        assertThat(settled.texts(".sheet td")).contains("<b>R-1</b>");
        assertThat(roundTrips.of(() -> clerk.get(PATH))).hasSize(3);
        assertThat(clerk.get(PATH + "?shopId=S-other").one("h1").text()).isEqualTo("Account of your shop");
    }

    @Test
    void a_violation_of_a_kind_that_only_a_newer_version_knows_is_listed_by_its_name() {
        story.letShipmentBecomeOverdue("OTHER");
        jdbc.sql("update violation set kind = 'NEWER' where shop_id = ?")
                .param(story.shopId)
                .update();

        assertThat(clerk.get(PATH).expect(200).texts(".sheet tbody td")).contains("NEWER", story.id());
        assertThat(story.merchant()
                        .get("/api/v1/merchant/violations")
                        .expect(200)
                        .texts("items", "kind"))
                .containsExactly("NEWER");
    }

    @Test
    void ops_see_the_shops_that_owe_the_account_of_each_and_the_coupons_of_a_buyer() {
        story.letShipmentBecomeOverdue("OTHER");
        Page all = ops.get(PATH + "?accounts=all&status=SUCCEEDED").expect(200);
        assertThat(all.texts(".choice [aria-current]")).containsExactly("Succeeded", "All");

        Page shop = ops.get(PATH + "?shopId=" + story.shopId).expect(200);
        assertThat(shop.texts(".figures dd.number")).contains("¥3.00");

        story.credit("PAYABLE", 1_000).expect(200);
        settlement.drain();
        assertThat(ops.get(PATH + "?buyerId=" + story.buyerId)
                        .one(".sheet tbody .amount")
                        .text())
                .isEqualTo("¥3.00");
        Page refused = ops.get(PATH + "?shopId=%3Cscript%3E").expect(400);
        assertThat(refused.one("#shopId").val()).isEqualTo("<script>");
        assertThat(refused.one(".problem li").text()).startsWith("Shop must be");
        ops.get(PATH);
        assertThat(roundTrips.of(() -> ops.get(PATH))).hasSize(3);
    }

    @Test
    void ops_retry_a_refund_that_failed() {
        story.letShipmentBecomeOverdue("NEVER_RECEIVED");
        String id = jdbc.sql("""
                        update payout set status = 'FAILED', attempt = 1, owed_at = '2001-01-01', requested_at = now(),
                            ended_at = now()
                        where case_id = ?::uuid and kind = 'REFUND' returning id
                        """).param(story.id()).query(String.class).single();
        String retry = "form[action$=" + id + "/retry]";
        Page page = ops.get(PATH).expect(200);
        assertThat(page.one(retry + " p").text()).contains("¥199.00", story.buyerId);

        assertThat(ops.submit(page, retry).one(".done").text()).isEqualTo("The refund is requested again.");
        assertThat(ops.submit(page, retry).expect(200).has(retry)).isFalse();
        assertThat(attempts(id)).isEqualTo(2);

        assertThat(ops.submit(page, retry, "key", "another").expect(409).has(".problem"))
                .isTrue();
        assertThat(attempts(id)).isEqualTo(2);
        assertThat(clerk.post(PATH + "/refunds/" + id + "/retry", csrf(clerk)).status())
                .isEqualTo(404);
    }

    @Test
    void a_refund_that_was_not_requested_yet_is_listed_without_a_time() {
        story.letShipmentBecomeOverdue("NEVER_RECEIVED");
        jdbc.sql("update payout set owed_at = '2001-01-01' where case_id = ?::uuid and kind = 'REFUND'")
                .param(story.id())
                .update();

        Page due = ops.get(PATH + "?status=DUE").expect(200);

        assertThat(due.texts(".sheet tbody td")).contains(story.id());
        assertThat(due.html().select("tr:contains(" + story.id() + ") time")).isEmpty();
    }

    @Test
    void ops_reconcile_now_and_see_when_it_was_done_last() {
        Page checked = ops.submit(ops.get(PATH), "form[action$=reconciliation]").expect(200);

        assertThat(checked.html().select("section:last-of-type .done, section:last-of-type .problem"))
                .hasSize(1);
        assertThat(ops.get(PATH).html().select("section:last-of-type p time")).hasSize(1);
        assertThat(clerk.post(PATH + "/reconciliation", csrf(clerk)).status()).isEqualTo(404);
    }

    private static Map<String, String> csrf(Browser browser) {
        return Map.of("_csrf", browser.get(PATH).csrf());
    }

    private int attempts(String id) {
        return jdbc.sql("select attempt from payout where id = ?::uuid")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
