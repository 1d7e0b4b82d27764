package org.reissue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads on a replica, where one is configured. Without one none of these beans exist, and nothing is different. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!environment.getProperty('reissue.datasource.replica-url', '').isBlank()")
@EnableConfigurationProperties(ReplicaProperties.class)
class ReplicaConfiguration {

    /** How long a read waits for a connection before it goes to the primary. */
    private static final long CONNECTION_MILLIS = 1_000;

    private static final long VALIDATION_MILLIS = 500;

    /**
     * How long the replica may be silent within a statement; each statement that is sent there reads a page or less.
     */
    private static final String STATEMENT_SECONDS = "2";

    @Bean
    ReplicaHeartbeat replicaHeartbeat(
            ReplicaProperties properties,
            JdbcConnectionDetails connection,
            Environment environment,
            MeterRegistry meters,
            JdbcClient primary,
            @Qualifier("realTime") Clock realTime) {
        HikariDataSource replica = pool(properties.replicaUrl(), connection, environment);
        replica.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        return new ReplicaHeartbeat(primary, replica, realTime);
    }

    /**
     * A pool like that of the primary, except that it gives up sooner. The pool is not a bean, because Spring Boot's
     * health, and so readiness, would then depend on the replica too.
     */
    private static HikariDataSource pool(String url, JdbcConnectionDetails connection, Environment environment) {
        HikariDataSource pool = new HikariDataSource();
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        pool.setPoolName("replica");
        pool.setJdbcUrl(url);
        pool.setUsername(connection.getUsername());
        pool.setPassword(connection.getPassword());
        pool.setReadOnly(true);
        pool.setConnectionTimeout(CONNECTION_MILLIS);
        pool.setValidationTimeout(VALIDATION_MILLIS);
        pool.setInitializationFailTimeout(-1); // the service starts without the replica
        pool.addDataSourceProperty("readOnlyMode", "always"); // should the URL lead to a primary
        pool.addDataSourceProperty("socketTimeout", STATEMENT_SECONDS);
        CheckedDataSource.setUp(pool, List.of());
        return pool;
    }

    @Bean
    ReadReplica readReplica(
            ReplicaHeartbeat heartbeat,
            ReplicaProperties properties,
            @Qualifier("realTime") Clock realTime,
            MeterRegistry meters) {
        return new ReadReplica(heartbeat, properties.replicaMaxLag(), realTime, meters);
    }

    @Bean
    static ReplicaRoutingPostProcessor replicaRouting(ObjectProvider<ReplicaHeartbeat> heartbeat) {
        return new ReplicaRoutingPostProcessor(heartbeat);
    }
}
