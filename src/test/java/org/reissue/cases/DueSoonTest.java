package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** R18: the quick filter DUE_SOON finds what the merchant has to decide or ship within 12 hours. */
@ReissueTest
class DueSoonTest {

    private static final String MERCHANT = "/api/v1/merchant/reissues";
    private static final String OPS = "/api/v1/ops/reissues";

    private final Api api;
    private final TestClock clock;
    private String shop;

    @Autowired
    DueSoonTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void a_shop() {
        shop = Story.fresh("S");
    }

    @Test
    void a_case_is_due_soon_from_12_hours_before_its_deadline_until_it_passes() {
        Story story = applied("OTHER");
        assertDueSoon();
        story.waitFor("PT35H59M59S");
        assertDueSoon();
        story.waitFor("PT1S");
        assertDueSoon(story);
        story.waitFor("PT11H59M59.999999S");
        assertDueSoon(story);
        story.waitFor("PT0.000001S");
        assertDueSoon();
        assertThat(ids(merchant(), MERCHANT + "?quickFilter=PENDING"))
                .as("listed as stored until the deadline fires")
                .containsExactly(story.id());
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertDueSoon();
    }

    @Test
    void only_what_waits_for_the_merchant_is_due_soon() {
        Story toDecide = applied("OTHER");
        Story toShip = applied("OTHER");
        toShip.approve().expect(200);
        Story withBuyer = applied("OTHER");
        withBuyer.reject().expect(200);
        Story shipped = applied("OTHER");
        shipped.approve().expect(200);
        shipped.ship().expect(200);
        Story arbitrated = applied("NEVER_RECEIVED");
        arbitrated.reject().expect(200);
        applied("OTHER").cancel().expect(200);
        toDecide.waitFor("PT40H");
        assertDueSoon(toDecide, toShip);

        String soonAndToShip = MERCHANT + "?quickFilter=DUE_SOON&status=AWAITING_SHIPMENT";
        assertThat(ids(merchant(), soonAndToShip)).containsExactly(toShip.id());
        assertThat(ids(merchant(), MERCHANT + "?quickFilter=DUE_SOON&status=REJECTED"))
                .isEmpty();
        assertThat(ids(merchant(), MERCHANT + "?quickFilter=DUE_SOON&sort=-applied"))
                .containsExactlyInAnyOrder(toDecide.id(), toShip.id());
        assertThat(ids(toShip.ops(), OPS + "?quickFilter=DUE_SOON&buyerId=" + toShip.buyerId))
                .containsExactly(toShip.id());
        String deadline = toShip.read().text("deadline.at");
        assertThat(ids(merchant(), MERCHANT + "?quickFilter=DUE_SOON&deadlineBefore=" + deadline))
                .isEmpty();
    }

    @Test
    void a_deadline_that_ops_extend_is_not_due_soon_any_more() {
        Story story = applied("OTHER");
        story.waitFor("PT40H");
        assertDueSoon(story);
        story.ops()
                .post(story.asOps("/extend"), Map.of("by", "PT24H", "comment", "台风"))
                .expect(200);
        assertDueSoon();
        story.approve().expect(200);
        assertDueSoon();
    }

    private void assertDueSoon(Story... stories) {
        List<String> expected = List.of(stories).stream().map(Story::id).toList();
        Client ops = api.ops("judge");
        assertThat(ids(merchant(), MERCHANT + "?quickFilter=DUE_SOON")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(ids(ops, OPS + "?quickFilter=DUE_SOON&shopId=" + shop))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(merchant().get(MERCHANT + "/counts").expect(200).number("DUE_SOON"))
                .isEqualTo(expected.size());
        assertThat(ops.get(OPS + "/counts?shopId=" + shop).expect(200).number("DUE_SOON"))
                .isEqualTo(expected.size());
        assertThat(ops.get(OPS + "/counts").expect(200).number("DUE_SOON")).isGreaterThanOrEqualTo(expected.size());
    }

    private Story applied(String reason) {
        Story story = Story.of(api, clock, shop);
        story.apply(reason).expect(201);
        return story;
    }

    private Client merchant() {
        return api.merchant("clerk", shop);
    }

    private static List<String> ids(Client client, String query) {
        return client.get(query).expect(200).texts("items", "id");
    }
}
