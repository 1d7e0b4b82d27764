package org.reissue.local;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Starts the embedded database unless {@code SPRING_DATASOURCE_URL} is set. It contributes connection details only, so
 * the connection pool keeps the settings of {@code application.yaml} and closes before the server stops.
 */
@Configuration(proxyBeanMethods = false)
@Profile("local")
@Conditional(LocalDatabaseConfiguration.NoDatasourceUrl.class)
@EnableConfigurationProperties(LocalProperties.class)
class LocalDatabaseConfiguration {

    private static final String URL = "spring.datasource.url";

    /** Conditional on the class by its name, since the packaged jar leaves the library out. */
    @Bean
    @ConditionalOnClass(name = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
    JdbcConnectionDetails embeddedDatabase(LocalProperties properties) {
        return EmbeddedDatabase.start(properties.dataDirectory(), properties.postgresVersion());
    }

    /** True unless {@code SPRING_DATASOURCE_URL} is set. */
    static class NoDatasourceUrl extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean set = StringUtils.hasText(context.getEnvironment().getProperty(URL));
            return new ConditionOutcome(!set, ConditionMessage.of(set ? URL + " is set" : URL + " is not set"));
        }
    }
}
