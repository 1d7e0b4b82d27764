package org.reissue.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.operations.OperationsFiles.list;
import static org.reissue.operations.OperationsFiles.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The network policy lets out what the service calls, or says that an overlay has to. */
class NetworkPolicyTest {

    private static final Path POLICY = Path.of("ops/kubernetes/base/network-policy.yaml");

    /** The settings that say whom the service calls, and the port on which the policy lets it. */
    private static final Map<String, Integer> LET_OUT = Map.of(
            "spring.datasource.url", 5432,
            "reissue.datasource.replica-url", 5432,
            "spring.kafka.bootstrap-servers", 9092,
            "spring.security.oauth2.resourceserver.jwt.issuer-uri", 443,
            "spring.security.oauth2.client.*", 443);

    /** These lead anywhere, so the policy names them only. */
    private static final List<String> LEFT_TO_OVERLAYS = List.of(
            "reissue.orders.base-url",
            "management.opentelemetry.tracing.export.otlp.endpoint",
            "reissue.feed.webhooks.ports",
            "reissue.feed.webhooks.allowed-networks",
            "reissue.feed.webhooks.private-targets");

    private static final Pattern OUTGOING =
            Pattern.compile(".*(url|uri|endpoint|servers|ports|allowed-networks|private-targets)");

    /** The first column of a row. */
    private static final Pattern SETTINGS = Pattern.compile("(?m)^\\| (`(?:[^|\\\\]|\\\\.)+) \\|");

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void each_setting_that_leads_out_is_let_out_or_left_to_overlays() throws IOException {
        assertThat(settings().filter(name -> OUTGOING.matcher(name).matches()))
                .hasSizeGreaterThan(6)
                .allMatch(name -> LET_OUT.containsKey(name) || LEFT_TO_OVERLAYS.contains(name));
    }

    @Test
    void the_policy_lets_out_these_ports() throws IOException {
        Map<String, Object> spec = map(OperationsFiles.documents(POLICY).get(0).get("spec"));
        assertThat(list(spec.get("egress")).stream()
                        .flatMap(rule -> list(map(rule).get("ports")).stream())
                        .map(port -> map(port).get("port")))
                .containsAll(LET_OUT.values());
    }

    @Test
    void the_policy_names_what_it_leaves_to_overlays() throws IOException {
        assertThat(Files.readString(POLICY)).contains(LEFT_TO_OVERLAYS);
    }

    /** The settings of the README; a name that begins with a dot has the parent of the one before it. */
    private static Stream<String> settings() throws IOException {
        return SETTINGS.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(NetworkPolicyTest::names)
                .flatMap(List::stream);
    }

    private static List<String> names(MatchResult row) {
        List<String> names = new ArrayList<>();
        NAME.matcher(row.group(1))
                .results()
                .map(name -> name.group(1))
                .forEach(name -> names.add(name.startsWith(".") ? parent(names) + name : name));
        return names;
    }

    private static String parent(List<String> names) {
        String before = names.get(names.size() - 1);
        return before.substring(0, before.lastIndexOf('.'));
    }
}
