package org.reissue.testing;

import jakarta.servlet.Filter;
import java.net.URI;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What the tests put beside or in place of the application's own beans. */
@TestConfiguration(proxyBeanMethods = false)
public class TestSupport {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    Tokens tokens() {
        return new Tokens();
    }

    @Bean
    @Primary
    JwtDecoder testTokenDecoder(Tokens tokens) {
        return tokens.decoder();
    }

    @Bean
    Api api(Environment environment, Tokens tokens) {
        // the port is known only once the server has started, which is after this bean was made
        return new Api(
                () -> URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port")), tokens);
    }

    @Bean
    @Lazy
    SchemaOwner schemaOwner(Environment environment, JdbcClient jdbc) {
        return new SchemaOwner(environment, jdbc);
    }

    @Bean
    static RoundTrips roundTrips() {
        return new RoundTrips();
    }

    @Bean
    Filter heardCalls(RoundTrips roundTrips) {
        return roundTrips::heed;
    }

    /** Points the application at the tests' database. */
    public static final class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(TestDatabase.shared().properties()).applyTo(context);
        }
    }
}
