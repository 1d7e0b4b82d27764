package org.reissue.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.reissue.testing.SlowProof;

/** The alerts in {@code ops/prometheus}: promtool's judgement, and a section of the runbook for each. */
class AlertRulesTest {

    private static final Path DIRECTORY = Path.of("ops/prometheus");
    private static final String RULES = "reissue-alerts.yaml";
    private static final String[] TESTS = {"reissue-alerts-test.yaml", "reissue-alerts-days-test.yaml"};
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    @SlowProof
    void the_rules_are_valid_and_fire_when_they_should() throws Exception {
        promtool("check", "config", "prometheus.yaml");
        promtool("check", "rules", RULES);
        for (String tests : TESTS) {
            promtool("test", "rules", tests);
        }
    }

    @Test
    void every_alert_is_tried() throws IOException {
        String tests = Files.readString(DIRECTORY.resolve(TESTS[0])) + Files.readString(DIRECTORY.resolve(TESTS[1]));

        assertThat(OperationsFiles.alerts())
                .hasSizeGreaterThan(20)
                .allSatisfy(alert -> assertThat(tests)
                        .containsPattern("alertname: " + alert.get("alert") + "\\n +eval_time: .+\\n +exp_alerts:\\n"));
    }

    @Test
    void every_alert_leads_to_its_section_of_the_runbook() throws IOException {
        List<String> anchors = HEADING.matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .map(AlertRulesTest::anchor)
                .toList();

        assertThat(OperationsFiles.alerts()).allSatisfy(alert -> {
            Map<String, String> annotations = OperationsFiles.texts(alert.get("annotations"));
            assertThat(annotations).containsKeys("summary", "description");
            String[] address = annotations.get("runbook_url").split("#");
            assertThat(address[0]).endsWith("/docs/operations.md");
            assertThat(anchors).contains(address[1]);
            assertThat(OperationsFiles.texts(alert.get("labels")).get("severity"))
                    .isIn("page", "ticket");
        });
    }

    /** As GitHub makes anchors of headings. */
    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase()
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    /** Where there is no promtool the test is skipped, but in CI it fails. */
    private static void promtool(String... arguments) throws IOException, InterruptedException {
        boolean ci = "true".equals(System.getenv("CI"));
        boolean found = OperationsFiles.isOnPath("promtool");
        assertThat(found || !ci)
                .as("CI needs promtool: Debian's package prometheus")
                .isTrue();
        assumeTrue(found, "The rules of alerts are not judged: promtool is not on the PATH");
        Process process = new ProcessBuilder(OperationsFiles.command("promtool", arguments))
                .directory(DIRECTORY.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
