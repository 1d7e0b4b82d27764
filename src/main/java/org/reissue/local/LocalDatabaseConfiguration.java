package org.reissue.local;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Starts the embedded database unless {@code SPRING_DATASOURCE_URL} is set. It contributes connection details only, so
 * the connection pool keeps the settings of {@code application.yaml} and closes before the server stops.
 */
@Configuration(proxyBeanMethods = false)
@Profile("local")
@ConditionalOnExpression("environment.getProperty('spring.datasource.url', '').isBlank()")
@EnableConfigurationProperties(LocalProperties.class)
class LocalDatabaseConfiguration {

    /** Conditional on the class by its name, since the packaged jar leaves the library out. */
    @Bean
    @ConditionalOnClass(name = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
    JdbcConnectionDetails embeddedDatabase(LocalProperties properties) {
        return EmbeddedDatabase.start(properties.dataDirectory(), properties.postgresVersion());
    }
}
