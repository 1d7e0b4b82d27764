package org.reissue.web.security;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Fetches the issuer's keys, at most once in 15 seconds; in between the last answer is returned again, even a failure.
 * Each token with an unknown key id asks for the keys, and any caller can send such tokens: without the limit they
 * would overload the issuer. While the issuer cannot be reached, keys are trusted for three minutes; with the minute
 * for which {@link BearerTokenAuthenticator} trusts a token, a withdrawn key is refused within five minutes.
 */
final class KeySetClient extends RestTemplate {

    /** Between two fetches. */
    static final Duration PAUSE = Duration.ofSeconds(15);

    private static final Duration TRUSTED = Duration.ofMinutes(3);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    private final Clock realTime;
    private final Map<URI, Answer> answers = new ConcurrentHashMap<>();

    /** @param realTime the clock by which answers age */
    KeySetClient(Clock realTime) {
        this.realTime = realTime;
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(CONNECT_TIMEOUT);
        connections.setReadTimeout(READ_TIMEOUT);
        setRequestFactory(connections);
    }

    @Override
    @SuppressWarnings("unchecked") // one type for each address
    public <T> ResponseEntity<T> exchange(RequestEntity<?> request, Class<T> type) {
        Instant now = realTime.instant();
        Answer answer = answers.compute(
                request.getUrl(),
                (url, last) -> last != null && now.isBefore(last.at().plus(PAUSE)) ? last : fetch(request, type, last));
        if (answer.keys() == null || !now.isBefore(answer.keysAt().plus(TRUSTED))) {
            throw answer.failure();
        }
        return (ResponseEntity<T>) answer.keys();
    }

    private Answer fetch(RequestEntity<?> request, Class<?> type, @Nullable Answer last) {
        Instant now = realTime.instant();
        try {
            return new Answer(now, super.exchange(request, type), now, null);
        } catch (RestClientException failure) {
            return new Answer(now, last == null ? null : last.keys(), last == null ? now : last.keysAt(), failure);
        }
    }

    /**
     * The last answers from an address.
     *
     * @param at when the address was last asked
     * @param keys the last answer with keys
     * @param keysAt when that came
     * @param failure why there are no newer keys
     */
    private record Answer(
            Instant at,
            @Nullable ResponseEntity<?> keys,
            Instant keysAt,
            @Nullable RestClientException failure) {}
}
