package org.reissue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.micrometer.tagged.CircuitBreakerMetricNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.support.DefaultScheduledTaskObservationConvention;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts and dashboard ask for metrics that the service has. */
@ReissueTest
class MetricNamesTest {

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:reissue|http|hikaricp|jvm|process|resilience4j|system|tasks|tomcat)_[a-z_]+\\b");
    private static final Pattern COUNTER =
            Pattern.compile("(?:Counter\\.builder|counter)\\(\\s*\"(reissue\\.[a-z.]+)\"");
    private static final Pattern GAUGES = Pattern.compile("MultiGauge\\.builder\\(\\s*\"(reissue\\.[a-z.]+)\"");
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z_]+)\\{([^}]*)}");
    private static final Path DASHBOARD = Path.of("ops/grafana/reissue.json");

    @Autowired
    private Api api;

    @Test
    void alerts_and_dashboard_name_metrics_of_the_service() throws IOException {
        api.anonymous().get("/actuator/health").expect(200); // calls have metrics from the first one on
        Set<String> known = metricsOf(
                api.anonymous().get("/actuator/prometheus").expect(200).body().asString());
        known.addAll(inCode(COUNTER, "_total"));
        known.addAll(inCode(GAUGES, "_seconds"));
        known.add("jvm_gc_pause_seconds_sum"); // from the first collection on
        known.add(prometheus(new DefaultScheduledTaskObservationConvention().getName()) + "_seconds_max"); // first run
        CircuitBreakerMetricNames breaker = CircuitBreakerMetricNames.ofDefaults(); // where there is an order service
        known.add(prometheus(breaker.getStateMetricName()));
        known.add(prometheus(breaker.getCallsMetricName()) + "_seconds_count");
        known.add(prometheus(breaker.getNotPermittedCallsMetricName()) + "_total");

        assertThat(named(alertExpressions())).hasSizeGreaterThan(15).isSubsetOf(known);
        assertThat(named(dashboardExpressions())).hasSizeGreaterThan(20).isSubsetOf(known);
    }

    @Test
    void the_dashboard_shows_whatever_alerts_are_about() throws IOException {
        Set<String> shown = named(dashboardExpressions());

        assertThat(shown).containsAll(named(alertExpressions()));
    }

    /** Metrics of Spring Boot are those of every service that is scraped. */
    @Test
    void what_other_services_have_too_is_asked_of_this_one() throws IOException {
        for (String expression : dashboardExpressions()) {
            Set<String> shared = SELECTOR.matcher(expression)
                    .results()
                    .filter(one -> !one.group(1).startsWith("reissue_")
                            && !one.group(2).contains("job=\"reissue\""))
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
            assertThat(shared).as(expression).isEmpty();
        }
    }

    @Test
    void data_source_cluster_and_instance_are_variables() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));

        assertThat(dashboard
                        .at("/templating/list")
                        .valueStream()
                        .map(variable -> variable.path("name").asString()))
                .containsExactly("datasource", "cluster", "instance");
        assertThat(targets(dashboard)).isNotEmpty().allSatisfy(target -> {
            assertThat(target.at("/datasource/uid").asString()).isEqualTo("${datasource}");
            assertThat(target.path("expr").asString()).contains("cluster=~\"$cluster\"");
        });
    }

    private static List<String> alertExpressions() throws IOException {
        return OperationsFiles.alerts().stream()
                .map(alert -> alert.get("expr").toString())
                .toList();
    }

    private static List<String> dashboardExpressions() throws IOException {
        return targets(JsonMapper.shared().readTree(Files.readString(DASHBOARD)))
                .map(target -> target.path("expr").asString())
                .toList();
    }

    private static Stream<JsonNode> targets(JsonNode dashboard) {
        return dashboard
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream());
    }

    private static Set<String> named(List<String> expressions) {
        return expressions.stream()
                .flatMap(expression -> NAME.matcher(TEXT.matcher(expression).replaceAll(""))
                        .results()
                        .map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> metricsOf(String scraped) {
        return scraped.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String prometheus(String name) {
        return name.replace('.', '_');
    }

    /**
     * Much is registered when there is something to tell, such as a first count, so the code is asked for the names.
     */
    private static Set<String> inCode(Pattern metric, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> names = new HashSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                metric.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> names.add(prometheus(found.group(1)) + suffix));
            }
            assertThat(names).isNotEmpty();
            return names;
        }
    }
}
