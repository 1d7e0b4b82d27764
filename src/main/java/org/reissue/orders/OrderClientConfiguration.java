package org.reissue.orders;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import org.reissue.web.api.WaitingThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The client of the order service, where one is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!environment.getProperty('reissue.orders.base-url', '').isBlank()")
@EnableConfigurationProperties(OrderClientProperties.class)
class OrderClientConfiguration {

    private static final Logger log = LoggerFactory.getLogger(OrderClient.class);
    private static final Duration RETRY_DELAY = Duration.ofMillis(100);
    private static final Duration RETRY_JITTER = Duration.ofMillis(50);

    /** How many of the last calls the circuit breaker looks at. */
    private static final int WINDOW = 20;

    private static final int MIN_CALLS = 10;
    private static final int TRIAL_CALLS = 3;

    @Bean
    CircuitBreakerRegistry orderBreakers(OrderClientProperties properties) {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(MIN_CALLS)
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .waitDurationInOpenState(properties.pause())
                .recordException(OrderClient::isOutage)
                .build());
    }

    @Bean
    CircuitBreaker orderBreaker(CircuitBreakerRegistry orderBreakers) {
        CircuitBreaker breaker = orderBreakers.circuitBreaker("orders");
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn(
                        "The breaker of the order service is {}",
                        event.getStateTransition().getToState()));
        return breaker;
    }

    @Bean
    MeterBinder orderBreakerMetrics(CircuitBreakerRegistry orderBreakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(orderBreakers);
    }

    @Bean
    OrderClient orderClient(
            CircuitBreaker orderBreaker,
            WaitingThreads waitingThreads,
            OrderFactsReader reader,
            OrderClientProperties properties,
            ObservationRegistry observations) {
        RetryPolicy policy = RetryPolicy.builder()
                .predicate(OrderClient::isOutage)
                .maxRetries(properties.retries())
                .delay(RETRY_DELAY)
                .jitter(RETRY_JITTER)
                .build();
        return new OrderClient(
                http(properties, observations),
                new RetryTemplate(policy),
                orderBreaker,
                waitingThreads.newLimit(),
                reader,
                properties);
    }

    /**
     * The JDK's client keeps connections, and bounds a call to the last byte of its answer; it follows no redirects.
     */
    private static RestClient http(OrderClientProperties properties, ObservationRegistry observations) {
        JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .build());
        connections.setReadTimeout(properties.readTimeout());
        return RestClient.builder()
                .baseUrl(properties.baseUrl().toString().replaceFirst("/$", ""))
                .requestFactory(connections)
                .observationRegistry(observations)
                .defaultHeaders(headers -> {
                    headers.set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
                    if (properties.authorization() != null) {
                        headers.set(HttpHeaders.AUTHORIZATION, properties.authorization());
                    }
                })
                .build();
    }
}
