package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reissue.cases.commands.BatchService;
import org.reissue.cases.commands.BatchShipRequest;
import org.reissue.cases.commands.ShipmentResult;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R7, R13: shipping many judges each shipment like a single one. */
@ReissueTest
class BatchShipmentTest {

    private static final String SHIPMENTS = "/api/v1/merchant/reissues/shipments";

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final BatchService batches;
    private final RoundTrips roundTrips;

    @Autowired
    BatchShipmentTest(Api api, TestClock clock, JdbcClient jdbc, BatchService batches, RoundTrips roundTrips) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.batches = batches;
        this.roundTrips = roundTrips;
    }

    @Test
    void each_shipment_has_its_own_result() {
        String shop = Story.fresh("S");
        Story open = toShip(shop);
        Story pending = applied(shop);
        Story foreign = toShip(Story.fresh("S"));
        Story faked = toShip(shop);
        Answer answer = ship(
                        open.merchant(),
                        item(open.id(), Story.freshNumber()),
                        item(pending.id(), Story.freshNumber()),
                        item(foreign.id(), Story.freshNumber()),
                        item("nonsense", Story.freshNumber()),
                        item(faked.id(), "SF1"))
                .expect(200);
        assertThat(answer.texts("results", "id"))
                .containsExactly(open.id(), pending.id(), foreign.id(), "nonsense", faked.id());
        assertThat(answer.texts("results", "outcome"))
                .containsExactly("SHIPPED", "FAILED", "FAILED", "FAILED", "FAILED");
        assertThat(answer.field("results.0.line").isNull()).isTrue();
        assertThat(answer.field("results.0").has("problem")).isFalse();
        assertThat(answer.text("results.1.problem.type")).isEqualTo("urn:reissue:problem:invalid-transition");
        assertThat(answer.text("results.1.problem.caseStatus")).isEqualTo("PENDING_MERCHANT");
        assertThat(answer.text("results.2.problem.type")).isEqualTo("urn:reissue:problem:not-found");
        assertThat(answer.text("results.3.problem.type")).isEqualTo("urn:reissue:problem:not-found");
        assertThat(answer.text("results.4.problem.type")).isEqualTo("urn:reissue:problem:invalid-tracking-number");
        assertThat(answer.text("results.4.problem.code")).isEqualTo("BAD_FORMAT");
        assertThat(open.read().text("status")).isEqualTo("SHIPPED");
        assertThat(open.eventTypes()).containsExactly("reissue.applied", "reissue.approved", "reissue.shipped");
        assertThat(foreign.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(faked.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
    }

    @Test
    void shipments_are_judged_one_after_the_other() {
        String shop = Story.fresh("S");
        Story first = toShip(shop);
        Story second = toShip(shop);
        String number = Story.freshNumber();
        Answer answer = ship(
                        first.merchant(),
                        item(first.id(), number),
                        item(first.id(), Story.freshNumber()),
                        item(second.id(), number))
                .expect(200);
        assertThat(answer.texts("results", "outcome")).containsExactly("SHIPPED", "FAILED", "FAILED");
        assertThat(answer.text("results.1.problem.caseStatus")).isEqualTo("SHIPPED");
        assertThat(answer.text("results.2.problem.code")).isEqualTo("ALREADY_USED");
    }

    @Test
    void the_carriers_are_read_once_however_many_numbers_are_refused() {
        Story story = toShip(Story.fresh("S"));
        List<String> trips = roundTrips.of(
                () -> ship(story.merchant(), item(story.id(), "SF1"), item(story.id(), "SF2"), item(story.id(), "SF3"))
                        .expect(200));
        assertThat(trips).containsOnlyOnce("read carrier");
    }

    @Test
    void a_number_that_the_carrier_has_scanned_sets_the_case_in_transit() {
        Story story = toShip(Story.fresh("S"));
        String number = Story.freshNumber();
        scan(number);
        assertThat(ship(story.merchant(), item(story.id(), number), item(story.id(), number))
                        .expect(200)
                        .text("results.1.problem.caseStatus"))
                .isEqualTo("IN_TRANSIT");
        assertThat(story.read().text("status")).isEqualTo("IN_TRANSIT");
        assertThat(story.eventTypes()).endsWith("reissue.shipped", "reissue.in-transit");
    }

    @Test
    void an_unlikely_number_must_be_confirmed_and_leaves_nothing_behind_before() {
        Story story = toShip(Story.fresh("S"));
        Map<String, Object> unlikely = new HashMap<>(item(story.id(), "QQ" + Story.freshDigits()));
        Answer refused = ship(story.merchant(), unlikely).expect(200);
        assertThat(refused.text("results.0.problem.code")).isEqualTo("UNLIKELY_FORMAT");
        assertThat(refused.field("results.0.problem.confirmable").booleanValue())
                .isTrue();
        assertThat(parcels(unlikely)).isZero();
        unlikely.put("confirmed", true);
        assertThat(ship(story.merchant(), unlikely).expect(200).texts("results", "outcome"))
                .containsExactly("SHIPPED");
        assertThat(parcels(unlikely)).isEqualTo(1);
        assertThat(story.merchant().get(story.asMerchant("")).text("shipment.warning.code"))
                .isEqualTo("UNLIKELY_FORMAT");
    }

    @Test
    void a_passed_deadline_is_fired_first() {
        String shop = Story.fresh("S");
        Story late = toShip(shop);
        Story silent = applied(shop);
        late.waitFor("PT48H");
        Answer answer = ship(
                        late.merchant(), item(late.id(), Story.freshNumber()), item(silent.id(), Story.freshNumber()))
                .expect(200);
        assertThat(answer.texts("results", "outcome")).containsExactly("FAILED", "SHIPPED");
        assertThat(answer.text("results.0.problem.caseStatus")).isEqualTo("OVERDUE");
        assertThat(silent.eventTypes()).containsExactly("reissue.applied", "reissue.auto-approved", "reissue.shipped");
    }

    @Test
    void a_repeated_call_is_replayed() {
        Story story = toShip(Story.fresh("S"));
        Client clerk = story.merchant().key(Story.fresh("key"));
        Map<String, Object> item = item(story.id(), Story.freshNumber());
        Answer first = ship(clerk, item, item("nonsense", "1")).expect(200);
        Answer again = ship(clerk, item, item("nonsense", "1")).expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.texts("results", "outcome")).containsExactly("SHIPPED", "FAILED");
        ship(clerk, item).expect(422);
        String file = "id,carrier,trackingNumber\n" + story.id() + ",SF,SF1234567890123\n";
        clerk.header("Content-Type", "text/csv").post(SHIPMENTS, file).expect(422);
    }

    @Test
    void judging_tells_what_shipping_would_do_and_does_nothing() {
        String shop = Story.fresh("S");
        Story story = toShip(shop);
        Map<String, Object> item = item(story.id(), Story.freshNumber());
        BatchShipRequest request = new BatchShipRequest(List.of(
                new BatchShipRequest.Item(story.id(), "SF", (String) item.get("trackingNumber"), false),
                new BatchShipRequest.Item(story.id(), "SF", Story.freshNumber(), false),
                new BatchShipRequest.Item("nonsense", "SF", Story.freshNumber(), false)));
        List<ShipmentResult> judged = batches.judge(new Caller(Scope.MERCHANT, "clerk", shop), request.lines());
        assertThat(judged).extracting(result -> result.refusal() == null).containsExactly(true, false, false);
        assertThat(parcels(item)).isZero();
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(ship(story.merchant(), item).expect(200).texts("results", "outcome"))
                .containsExactly("SHIPPED");
    }

    @Test
    void a_call_has_one_to_a_hundred_complete_items() {
        Client clerk = api.merchant("clerk", Story.fresh("S"));
        ship(clerk).expect(400);
        clerk.post(SHIPMENTS, Map.of()).expect(400);
        assertThat(ship(clerk, item("no spaces", "SF1")).expect(400).texts("errors", "field"))
                .containsExactly("items[0].id");
        assertThat(ship(clerk, Map.of("id", "x", "carrier", "SF")).expect(400).texts("errors", "field"))
                .containsExactly("items[0].trackingNumber");
        Object[] many = many(101);
        ship(clerk, many).expect(400);
        assertThat(ship(clerk, Arrays.copyOf(many, 100)).expect(200).texts("results", "outcome"))
                .hasSize(100)
                .containsOnly("FAILED");
    }

    private static Object[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(nr -> item("id-" + nr, Story.freshNumber()))
                .toArray();
    }

    private static Answer ship(Client clerk, Object... items) {
        return clerk.post(SHIPMENTS, Map.of("items", List.of(items)));
    }

    private static Map<String, Object> item(String id, String number) {
        return Map.of("id", id, "carrier", "SF", "trackingNumber", number);
    }

    private long parcels(Map<String, Object> item) {
        return jdbc.sql("select count(*) from parcel where tracking_number = ?")
                .param(item.get("trackingNumber"))
                .query(Long.class)
                .single();
    }

    private void scan(String number) {
        clock.advance(Duration.ofMinutes(1));
        api.scan("SF", number, clock.instant());
    }

    private Story applied(String shop) {
        Story story = Story.of(api, clock, shop);
        story.apply("OTHER").expect(201);
        return story;
    }

    private Story toShip(String shop) {
        Story story = applied(shop);
        story.approve().expect(200);
        return story;
    }
}
