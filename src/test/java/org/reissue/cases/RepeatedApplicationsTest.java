package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A buyer may apply and withdraw as often as they like (R14); what ended without a refund costs the next one nothing.
 */
@ReissueTest
class RepeatedApplicationsTest {

    /** More than the JSON of one read may hold. */
    private static final int WITHDRAWN = 17_000;

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void an_order_with_thousands_of_withdrawn_cases_can_be_applied_for() {
        Story story = Story.of(api, clock);
        jdbc.sql("""
                        insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity,
                                                  evidence, status, scan_due, version, applied_at, updated_at, ended_at)
                        select uuidv7(), :shop, :buyer, :order, 'I-1', '灯泡', 19900, 'OTHER', 1, '{}', 'CANCELLED', false, 2,
                               :now, :now, :now
                        from generate_series(1, :cases)
                        """)
                .param("shop", story.shopId)
                .param("buyer", story.buyerId)
                .param("order", story.orderId)
                .param("cases", WITHDRAWN)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        try {
            assertThat(story.buyer()
                            .get("/api/v1/buyer/orders/" + story.orderId + "/eligibility")
                            .expect(200)
                            .field("items.0.eligible")
                            .booleanValue())
                    .isTrue();
            story.apply("OTHER").expect(201);
        } finally {
            jdbc.sql("delete from reissue_case where order_id = ? and status = 'CANCELLED'")
                    .param(story.orderId)
                    .update();
        }
    }
}
