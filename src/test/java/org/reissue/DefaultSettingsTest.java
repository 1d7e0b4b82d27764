package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The defaults that the contract names. Another one would change deadlines and money of all who set none. */
class DefaultSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "reissue.policy.apply-window, P15D",
        "reissue.policy.merchant-response, PT48H",
        "reissue.policy.shipment, PT48H",
        "reissue.policy.buyer-response, PT48H",
        "reissue.policy.auto-complete, P10D",
        "reissue.policy.scan-window, ''",
        "reissue.policy.overdue-compensation-fen, 300",
        "reissue.policy.evidence-window, PT48H",
        "reissue.policy.reminder-before, ''",
        "reissue.policy.due-soon, PT12H",
        "reissue.arbitration.claim, PT8H",
        "reissue.retention.personal-data, P180D",
        "reissue.deadlines.poll-interval, PT1S",
        "reissue.console.enabled, false",
        "reissue.feed.webhooks.private-targets, false",
    })
    void a_setting_that_is_not_set_has_its_default(String name, String value) throws IOException {
        PropertySource<?> defaults = new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yaml"))
                .get(0);

        assertThat(defaults.getProperty(name)).hasToString(value);
    }
}
