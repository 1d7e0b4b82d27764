package org.reissue.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Fetches the issuer's keys, at most once in 15 seconds; in between the last answer is given again, be it a failure.
 * Tokens with unknown key ids, which anybody can send, ask for the keys each time and would overrun the issuer.
 */
final class KeySetClient extends RestTemplate {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    private final Cache<URI, Answer> answers;

    /** @param realTime the clock by which answers age */
    KeySetClient(Clock realTime) {
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(PAUSE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(realTime.instant().toEpochMilli()))
                .build();
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(CONNECT_TIMEOUT);
        connections.setReadTimeout(READ_TIMEOUT);
        setRequestFactory(connections);
    }

    @Override
    @SuppressWarnings("unchecked") // one type for each address
    public <T> ResponseEntity<T> exchange(RequestEntity<?> request, Class<T> type) {
        Answer answer = answers.get(request.getUrl(), url -> fetch(request, type));
        if (answer.failure() != null) {
            throw answer.failure();
        }
        return (ResponseEntity<T>) answer.keys();
    }

    private Answer fetch(RequestEntity<?> request, Class<?> type) {
        try {
            return new Answer(super.exchange(request, type), null);
        } catch (RestClientException failure) {
            return new Answer(null, failure);
        }
    }

    private record Answer(
            @Nullable ResponseEntity<?> keys, @Nullable RestClientException failure) {}
}
