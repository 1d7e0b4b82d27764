package org.reissue.testing;

import jakarta.servlet.Filter;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.reissue.console.session.SessionService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What the tests put beside or in place of the application's own beans. */
@TestConfiguration(proxyBeanMethods = false)
public class TestSupport {

    /** Where a filter fails. */
    public static final String FAILING_PATH = "/api/v1/buyer/probe/filtered";

    /** One for all instances in this JVM: to make a key takes long. */
    private static final Tokens TOKENS = new Tokens();

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    Tokens tokens() {
        return TOKENS;
    }

    /** Judges tokens as the service does, but knows the tests' key, and one token whose key cannot be fetched. */
    @Bean
    @Primary
    JwtDecoder testTokenDecoder(Tokens tokens, List<OAuth2TokenValidator<Jwt>> validators) {
        List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>(validators);
        all.add(new JwtIssuerValidator(Tokens.ISSUER));
        all.add(new JwtAudienceValidator(Tokens.AUDIENCE));
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(tokens.publicKey())
                .validateType(false)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(all));
        return token -> {
            if (token.equals(Tokens.OF_ISSUER_AWAY)) {
                throw new JwtException("No key", new ConnectException("Connection refused"));
            }
            return decoder.decode(token);
        };
    }

    @Bean
    Api api(Environment environment, Tokens tokens) {
        return new Api(address(environment), tokens);
    }

    @Bean
    @Lazy
    SchemaOwner schemaOwner(Environment environment, JdbcClient jdbc) {
        return new SchemaOwner(environment, jdbc);
    }

    @Bean
    Browsers browsers(Environment environment, ObjectProvider<SessionService> sessions) {
        return new Browsers(address(environment), sessions);
    }

    /** The port is known only once the server has started, which is after these beans are made. */
    private static Supplier<URI> address(Environment environment) {
        return () -> URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }

    @Bean
    static RoundTrips roundTrips() {
        return new RoundTrips();
    }

    @Bean
    FilterRegistrationBean<Filter> recordedCalls(RoundTrips roundTrips) {
        FilterRegistrationBean<Filter> calls = new FilterRegistrationBean<>(roundTrips::record);
        calls.setOrder(Ordered.HIGHEST_PRECEDENCE); // what other filters send is recorded too
        return calls;
    }

    /** A call that fails outside Spring MVC. */
    @Bean
    static FilterRegistrationBean<Filter> failingFilter() {
        FilterRegistrationBean<Filter> failing = new FilterRegistrationBean<>((request, response, chain) -> {
            throw new IllegalStateException("in a filter");
        });
        failing.addUrlPatterns(FAILING_PATH);
        return failing;
    }

    /** Points the application at the tests' database. */
    public static final class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(TestDatabase.shared().properties()).applyTo(context);
        }
    }
}
