package org.reissue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts and dashboard ask for metrics that the service has. */
@ReissueTest
class MetricNamesTest {

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:reissue|http|hikaricp|jvm|process|system|tomcat)_[a-z_]+\\b");
    private static final Pattern COUNTER =
            Pattern.compile("(?:Counter\\.builder|counter)\\(\\s*\"(reissue\\.[a-z.]+)\"");
    private static final Path DASHBOARD = Path.of("ops/grafana/reissue.json");

    @Autowired
    private Api api;

    @Test
    void alerts_and_dashboard_name_metrics_of_the_service() throws IOException {
        api.anonymous().get("/actuator/health").expect(200); // calls have metrics from the first one on
        Set<String> known = metricsOf(
                api.anonymous().get("/actuator/prometheus").expect(200).body().asString());
        known.addAll(counters());
        known.add("jvm_gc_pause_seconds_sum"); // from the first collection on

        assertThat(named(alertExpressions())).hasSizeGreaterThan(15).isSubsetOf(known);
        assertThat(named(dashboardExpressions())).hasSizeGreaterThan(20).isSubsetOf(known);
    }

    @Test
    void the_dashboard_shows_whatever_alerts_are_about() throws IOException {
        Set<String> shown = named(dashboardExpressions());

        assertThat(shown).containsAll(named(alertExpressions()));
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

    /** Many counters are registered when they first count, so the code is asked for their names. */
    private static Set<String> counters() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> names = new HashSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                COUNTER.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> names.add(found.group(1).replace('.', '_') + "_total"));
            }
            assertThat(names).isNotEmpty();
            return names;
        }
    }
}
