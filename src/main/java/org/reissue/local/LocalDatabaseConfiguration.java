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
 * Where the data is kept when nobody named a database. Only the address is given away: the pool and its settings stay
 * those of {@code application.yaml}, and it is closed before the server behind it is.
 */
@Configuration(proxyBeanMethods = false)
@Profile("local")
@Conditional(LocalDatabaseConfiguration.NoDatabaseNamed.class)
@EnableConfigurationProperties(LocalProperties.class)
class LocalDatabaseConfiguration {

    private static final String URL = "spring.datasource.url";

    /** By name, since the packaged jar leaves the server out. */
    @Bean
    @ConditionalOnClass(name = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
    JdbcConnectionDetails embeddedDatabase(LocalProperties properties) {
        return EmbeddedDatabase.start(properties.dataDirectory(), properties.postgresVersion());
    }

    /** True unless {@code SPRING_DATASOURCE_URL} is set. */
    static class NoDatabaseNamed extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean named = StringUtils.hasText(context.getEnvironment().getProperty(URL));
            return new ConditionOutcome(!named, ConditionMessage.of(named ? URL + " is set" : URL + " is not set"));
        }
    }
}
