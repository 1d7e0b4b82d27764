package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A setting with which the service could not work keeps it from starting. */
class InvalidPropertiesTest {

    private final ApplicationContextRunner settings = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(AllProperties.class, PropertiesConfiguration.class)
            .withPropertyValues("reissue.orders.base-url=https://orders.example");

    @Test
    void the_defaults_are_accepted() {
        settings.run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reissue.arbitration.claim=PT0S",
                "reissue.body-timeout=PT0S",
                "reissue.body-timeout=",
                "reissue.console.session=PT0S",
                "reissue.console.session=",
                "reissue.datasource.replica-max-lag=PT2.999S",
                "reissue.deadlines.batch-size=0",
                "reissue.deadlines.batch-size=2147483647",
                "reissue.deadlines.workers=65",
                "reissue.deadlines.poll-interval=PT0S",
                "reissue.feed.followers.first-retry=PT0S",
                "reissue.feed.followers.lease-duration=PT0.999S",
                "reissue.feed.followers.longest-retry=PT0S",
                "reissue.feed.followers.poll-interval=PT0S",
                "reissue.feed.webhooks.batch-size=0",
                "reissue.feed.webhooks.ports=443,0",
                "reissue.feed.webhooks.ports=65536",
                "reissue.feed.webhooks.pause-after=-PT1S",
                "reissue.feed.webhooks.secret-overlap=-PT1S",
                "reissue.feed.webhooks.timeout=PT0S",
                "reissue.feed.webhooks.timeout=",
                "reissue.metrics.query-interval=PT0S",
                "reissue.orders.connect-timeout=PT0S",
                "reissue.orders.pause=PT0S",
                "reissue.orders.read-timeout=PT0S",
                "reissue.orders.retries=-1",
                "reissue.reconciliation.range-size=1000001",
                "reissue.retention.numbers=-PT1S",
                "reissue.retention.orders=PT0S",
                "reissue.retention.personal-data=",
                "reissue.retention.unconfirmed-orders=PT0S",
                "reissue.scorecards.poll-interval=PT0S",
                "reissue.scorecards.sums-interval=-PT1S",
                "reissue.settlement.batch-size=100001"
            })
    void a_setting_out_of_its_range_is_refused(String setting) {
        String prefix = name(setting).substring(0, name(setting).lastIndexOf('.'));

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
                "reissue.carrier-feeds.kuaidi100.companies.shunfeng=",
                "reissue.orders.retries=0",
                "reissue.scorecards.sums-interval=PT0S"
            })
    void a_zero_or_nothing_that_means_something_is_accepted(String setting) {
        settings.withPropertyValues(setting).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reissue.limits.anonymous.burst=0",
                "reissue.limits.apply.per-minute=0",
                "reissue.limits.buyer.per-second=-1",
                "reissue.limits.buyer.per-second=2147483647"
            })
    void a_limit_out_of_its_range_is_refused(String setting) {
        settings.withPropertyValues(setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(BindValidationException.class)
                        .hasStackTraceContaining("'reissue.limits'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reissue.carrier-feeds.kuaidi100.salt=too-short",
                "reissue.carrier-feeds.kuaidi100.companies.shunfeng=sf",
                "reissue.datasource.replica-url=b/reissue",
                "reissue.datasource.replica-url=jdbc:mysql://b/reissue",
                "reissue.datasource.replica-url=jdbc:postgresql://b:port/reissue",
                "reissue.evidence.hosts=https://img.example",
                "reissue.evidence.hosts=img.example:8443",
                "reissue.evidence.hosts=img.example,*.files.example",
                "reissue.evidence.hosts=img.example,,files.example",
                "reissue.feed.webhooks.allowed-networks=10.1.0.0/16,shop.internal",
                "reissue.feed.webhooks.allowed-networks=10.1.0.0/33",
                "reissue.feed.webhooks.denied-networks=10.1.0.0/",
                "reissue.orders.authorization=Bearer a\nb",
                "reissue.orders.authorization=Bearer 密",
                "reissue.orders.base-url=orders.example",
                "reissue.policy.overdue-compensation-fen=-1",
                "reissue.policy.overdue-compensation-fen=1000000000001",
                "reissue.reconciliation.cron=0 30 19 * *",
                "reissue.reconciliation.cron="
            })
    void a_setting_of_another_form_is_refused(String setting) {
        settings.withPropertyValues(setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(IllegalArgumentException.class)
                        .rootCause()
                        .hasMessageStartingWith(name(setting)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reissue.policy.shipment=48",
                "reissue.policy.scan-window= 24 ",
                "reissue.retention.personal-data=180",
                "reissue.retention.personal-data=${days:180}",
                "reissue.feed.retention=365"
            })
    void a_duration_without_a_unit_is_refused(String setting) {
        settings.withPropertyValues(setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining(name(setting) + " needs a unit: PT48H, say, or 48h"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reissue.policy.apply-window=36501d", "reissue.datasource.replica-max-lag=PT999999999999H"})
    void a_duration_of_more_than_a_century_is_refused(String setting) {
        settings.withPropertyValues(setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining(name(setting) + " must be at most 36500 days"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reissue.policy.shipment=48h",
                "reissue.retention.numbers=36500d",
                "reissue.deadlines.poll-interval=200",
                "reissue.feed.webhooks.secret-overlap=0",
                "reissue.feed.webhooks.timeout=1500ms",
                "spring.lifecycle.timeout-per-shutdown-phase=20000"
            })
    void other_durations_are_accepted(String setting) {
        settings.withUserConfiguration(LifecycleSettings.class)
                .withPropertyValues(setting)
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    @EnableConfigurationProperties(LifecycleProperties.class)
    private static final class LifecycleSettings {}

    @ConfigurationPropertiesScan
    private static final class AllProperties {}
}
