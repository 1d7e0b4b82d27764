package org.reissue.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.GeneratedDocument;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code docs/observability.md} lists every metric of the service's own; all pages name metrics as Prometheus does. */
@ReissueTest
class MetricsDocumentTest {

    private static final PrometheusNamingConvention NAMES = new PrometheusNamingConvention();

    /** There only while there are subscriptions; the page describes it below the table. */
    private static final String PER_SUBSCRIPTION = "reissue.feed.subscription.lag";

    @Autowired
    private MeterRegistry meters;

    @Test
    void the_page_has_every_metric() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            Meter.Id id = meter.getId();
            if (id.getName().startsWith("reissue.") && !id.getName().equals(PER_SUBSCRIPTION)) {
                String name = NAMES.name(id.getName(), id.getType(), id.getBaseUnit())
                        + (id.getType() == Meter.Type.COUNTER ? "_total" : "");
                rows.put(name, row(name, id));
            }
        }
        GeneratedDocument.assertSectionCurrent(
                Path.of("docs/observability.md"),
                "metrics",
                "| metric | kind | labels | meaning |\n| --- | --- | --- | --- |\n" + String.join("", rows.values()));
    }

    @Test
    void pages_name_metrics_so_that_they_can_be_asked_for() throws IOException {
        List<String> names = meters.getMeters().stream()
                .map(meter -> "`%s`".formatted(meter.getId().getName()))
                .filter(name -> name.contains("."))
                .distinct()
                .toList();
        assertThat(names).contains("`reissue.feed.lag`");
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            for (Path page :
                    pages.filter(path -> path.toString().endsWith(".md")).toList()) {
                assertThat(Files.readString(page)).as(page.toString()).doesNotContain(names);
            }
        }
    }

    private static String row(String name, Meter.Id id) {
        String labels =
                id.getTags().stream().map(Tag::getKey).map("`%s`"::formatted).collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s |\n".formatted(name, kind(id.getType()), labels, id.getDescription());
    }

    private static String kind(Meter.Type type) {
        return switch (type) {
            case COUNTER -> "counter";
            case TIMER -> "timer, s";
            default -> "gauge";
        };
    }
}
