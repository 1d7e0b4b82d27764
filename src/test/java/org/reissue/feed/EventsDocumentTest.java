package org.reissue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.history.CaseEventReader;
import org.reissue.testing.Api;
import org.reissue.testing.GeneratedDocument;
import org.reissue.testing.ReissueTest;
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

    private EventStories stories;
    private FeedProbe feed;
    private Instant start;

    @BeforeEach
    void begin() {
        start = clock.instant();
        stories = new EventStories(beans);
        feed = FeedProbe.fromNow(api, jdbc);
    }

    @AfterEach
    void end() {
        clock.set(start);
    }

    @Test
    void every_type_has_an_example_taken_from_the_feed() throws IOException {
        stories.play();

        Map<String, JsonNode> examples = new HashMap<>();
        List<JsonNode> events = feed.readOn();
        events.stream()
                .filter(event ->
                        stories.names().containsKey(event.path("subject").asString()))
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
            for (Map.Entry<String, String> name : stories.names().entrySet()) {
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
