package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A setting with which the service could not work keeps it from starting. */
class InvalidPropertiesTest {

    private final ApplicationContextRunner settings = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(AllProperties.class)
            .withPropertyValues("reissue.orders.base-url=https://orders.example");

    @Test
    void the_defaults_are_accepted() {
        settings.run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reissue.arbitration.claim=PT0S",
                "reissue.console.session=PT0S",
                "reissue.console.session=",
                "reissue.datasource.replica-max-lag=PT2.999S",
                "reissue.deadlines.batch-size=0",
                "reissue.deadlines.poll-interval=PT0S",
                "reissue.feed.followers.first-retry=PT0S",
                "reissue.feed.followers.lease-duration=PT0.999S",
                "reissue.feed.followers.longest-retry=PT0S",
                "reissue.feed.followers.poll-interval=PT0S",
                "reissue.feed.webhooks.batch-size=0",
                "reissue.feed.webhooks.pause-after=-PT1S",
                "reissue.feed.webhooks.secret-overlap=-PT1S",
                "reissue.feed.webhooks.timeout=PT0S",
                "reissue.feed.webhooks.timeout=",
                "reissue.orders.connect-timeout=PT0S",
                "reissue.orders.pause=PT0S",
                "reissue.orders.read-timeout=PT0S",
                "reissue.orders.retries=-1",
                "reissue.retention.numbers=-PT1S",
                "reissue.retention.orders=PT0S",
                "reissue.retention.personal-data=",
                "reissue.retention.unconfirmed-orders=PT0S"
            })
    void a_setting_out_of_its_range_is_refused(String setting) {
        String name = setting.substring(0, setting.indexOf('='));
        String prefix = name.substring(0, name.lastIndexOf('.'));

        settings.withPropertyValues(setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(BindValidationException.class)
                        .hasStackTraceContaining("'" + prefix + "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reissue.feed.webhooks.pause-after=PT0S",
                "reissue.feed.webhooks.secret-overlap=PT0S",
                "reissue.orders.retries=0"
            })
    void a_zero_that_means_something_is_accepted(String setting) {
        settings.withPropertyValues(setting).run(context -> assertThat(context).hasNotFailed());
    }

    @ConfigurationPropertiesScan
    private static final class AllProperties {}
}
