package org.reissue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.cases.timeouts.Reminding;
import org.reissue.history.CaseEventReader;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Api;
import org.reissue.testing.GeneratedDocument;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/events.md} has an example of every type of event, as the feed returns it. */
@ReissueTest
class EventsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/events.md");
    private static final String MARK = "<!-- examples: written by EventsDocumentTest -->\n";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Pattern INSTANT = Pattern.compile("\"(20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z)\"");

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettlementService settlement;

    @Autowired
    private RefundRequestJob requests;

    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<Story> stories = new ArrayList<>();
    private FeedProbe feed;
    private Instant start;

    @BeforeEach
    void begin() {
        start = clock.instant();
        feed = FeedProbe.fromNow(api, jdbc);
    }

    @AfterEach
    void end() {
        clock.set(start);
    }

    @Test
    void every_type_has_an_example_taken_from_the_feed() throws IOException {
        disputed();
        silent();
        forgotten();
        story("OTHER").cancel().expect(200);
        broken();
        scanned();
        announced();
        refundedElsewhere();

        Map<String, JsonNode> examples = new HashMap<>();
        List<JsonNode> events = feed.readOn();
        events.stream()
                .filter(event -> names.containsKey(event.path("subject").asString()))
                .forEach(event -> examples.putIfAbsent(event.path("type").asString(), event));
        assertThat(examples.keySet()).containsExactlyInAnyOrderElementsOf(CaseEventReader.TYPES);
        Map<String, JsonNode> shown = shown(examples);
        String document = Files.readString(DOCUMENT);
        String head = document.substring(0, document.indexOf(MARK) + MARK.length());
        GeneratedDocument.assertCurrent(DOCUMENT, head + render(shown));
        new EventContract(api.anonymous().get("/v3/api-docs").expect(200).body()).assertCurrent(shown, events);
    }

    @Test
    void no_type_of_a_release_is_gone() throws IOException {
        EventContract.assertNoTypeIsGone();
    }

    /** All that buyer, merchant and ops can do. */
    private void disputed() {
        Story story = story("MISSING_ITEMS");
        story.reject().expect(200);
        story.modify("MISSING_ITEMS").expect(200);
        story.approve().expect(200);
        story.ops()
                .post(story.asOps("/extend"), Map.of("by", "PT24H", "comment", "台风"))
                .expect(200);
        story.ship("SF", number("SF1234567890123")).expect(200);
        story.merchant()
                .put(
                        story.asMerchant("/shipment"),
                        Map.of("carrier", "SF", "trackingNumber", number("SF1234567890132")))
                .expect(200);
        story.escalate().expect(200);
        story.buyer()
                .post(story.asBuyer("/statements"), Map.of("comment", "还是少一只", "evidence", List.of()))
                .expect(200);
        story.rule("REISSUE").expect(200);
        story.ship("SF", number("SF1234567890141")).expect(200);
        story.confirm().expect(200);
    }

    /** Nobody acts: all deadlines pass. */
    private void silent() {
        Story story = story("OTHER");
        for (int i = 0; i < 3; i++) {
            story.waitFor("PT48H");
            story.read();
        }
    }

    /** The buyer never confirms receipt. */
    private void forgotten() {
        Story story = story("OTHER");
        story.approve().expect(200);
        story.ship().expect(200);
        story.waitFor("P10D");
        story.read();
    }

    /** The shop approves and never ships, so compensation and refund are owed. */
    private void broken() {
        Story story = story("NEVER_RECEIVED");
        story.credit("PAYABLE", 1_000).expect(200);
        story.approve().expect(200);
        story.waitFor("PT48H");
        String refundId = story.read().text("refund.id");
        names.put(refundId, "0196f0c2-88f1-7b52-b6b5-3c1d7f6a9e21");
        settlement.drain();
        requests.drain();
        story.refundResult(refundId, "FAILED", "P-1").expect(200);
        story.retryRefund(refundId).expect(200);
        story.refundResult(refundId, "SUCCEEDED", "P-2").expect(200);
        story.refundResult(refundId, "RETURNED", "P-2").expect(200);
    }

    /** Nothing is left to refund when the shop is overdue: the payment system is not asked. */
    private void refundedElsewhere() {
        Story story = story("NEVER_RECEIVED");
        story.approve().expect(200);
        story.waitFor("PT1M");
        story.orderFacts(Map.of("refundedFen", 19_900)).expect(200);
        story.waitFor("PT48H");
        assertThat(story.read().number("refund.amountFen")).isZero();
    }

    /** The carrier scans the parcel. */
    private void scanned() {
        Story story = story("MISSING_ITEMS");
        story.approve().expect(200);
        String number = number("SF1234567890123");
        story.ship("SF", number).expect(200);
        api.scan("SF", number, clock.instant());
    }

    /** A deadline nears, on a platform that wants to know. */
    private void announced() {
        Instant now = clock.instant();
        clock.set(start);
        Story story = story("OTHER");
        Reminding.plan(jdbc, story);
        clock.advance(Duration.ofHours(36));
        Reminding.of(beans).announceNear(10);
        clock.set(now);
    }

    private String number(String shown) {
        String number = Story.freshNumber();
        names.put(number, shown);
        return number;
    }

    private Story story(String reason) {
        return story(Story.of(api, clock), reason);
    }

    private Story story(Story story, String reason) {
        story.apply(reason).expect(201);
        stories.add(story);
        names.put(story.id(), "0196f0c2-7c1a-7d44-8f4e-1f0a3c5d7e90");
        names.put(story.shopId, "S-1");
        names.put(story.buyerId, "B-1");
        names.put(story.orderId, "O-1001");
        return story;
    }

    private static String render(Map<String, JsonNode> examples) {
        StringBuilder page = new StringBuilder();
        examples.forEach((type, example) -> page.append("\n### `%s`\n\n%s\n\n```json\n%s\n```\n"
                .formatted(
                        type,
                        EventContract.description(type),
                        JSON.writerWithDefaultPrettyPrinter()
                                .writeValueAsString(example)
                                .replace("\r\n", "\n"))));
        return page.toString();
    }

    /** The examples in the order of the types, with readable ids and times. */
    private Map<String, JsonNode> shown(Map<String, JsonNode> examples) {
        Map<String, JsonNode> shown = new LinkedHashMap<>();
        for (String type : CaseEventReader.TYPES) {
            String json = examples.get(type)
                    .toString()
                    .replaceFirst("\"id\":\"\\d+\"", "\"id\":\"" + (4711 + shown.size()) + "\"");
            for (Map.Entry<String, String> name : names.entrySet()) {
                json = json.replace(name.getKey(), name.getValue());
            }
            shown.put(type, JSON.readTree(moved(json)));
        }
        return shown;
    }

    /** Moves all times as if the stories had begun at noon in Beijing. */
    private String moved(String json) {
        Matcher instants = INSTANT.matcher(json);
        return instants.replaceAll(
                instant -> "\"" + NOON.plus(Duration.between(start, Instant.parse(instant.group(1)))) + "\"");
    }
}
