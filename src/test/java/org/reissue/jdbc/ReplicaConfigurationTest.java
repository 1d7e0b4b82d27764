package org.reissue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

/** When the beans of the replica exist. */
class ReplicaConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Replica.class)
            .withPropertyValues("reissue.datasource.replica-max-lag=PT5S");

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void without_a_url_there_are_none(String url) {
        application
                .withPropertyValues("reissue.datasource.replica-url=" + url)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ReplicaHeartbeat.class));
    }

    /** They lack those of the primary here. */
    @Test
    void a_url_may_have_quotes() {
        application
                .withPropertyValues("reissue.datasource.replica-url=jdbc:postgresql://b/reissue?password=it's")
                .run(context ->
                        assertThat(context).getFailure().hasRootCauseInstanceOf(NoSuchBeanDefinitionException.class));
    }

    /** So that conditions are judged when the settings are there, as those of classes that are found. */
    @Import(ReplicaConfiguration.class)
    private static final class Replica {}
}
