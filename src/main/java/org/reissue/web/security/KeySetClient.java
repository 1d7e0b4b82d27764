package org.reissue.web.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.SteadyTime;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Fetches the issuer's keys, and where they are, at most once in 15 seconds; in between the last answer is returned
 * again, even a failure. Each token with an unknown key id asks for the keys, and any caller can send such tokens:
 * without the limit they would overload the issuer. While the issuer cannot be reached, keys are trusted for three
 * minutes; with the minute for which {@link BearerTokenAuthenticator} trusts a token, a withdrawn key is refused within
 * five minutes.
 */
final class KeySetClient extends RestTemplate {

    /** Between two fetches. */
    static final Duration PAUSE = Duration.ofSeconds(15);

    private static final Duration TRUSTED = Duration.ofMinutes(3);
    /** Short, as calls with tokens that are not known yet wait meanwhile. */
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final SteadyTime time;
    private final Map<RequestEntity<?>, Answer> answers = new ConcurrentHashMap<>();

    /** @param realTime the clock by which answers age */
    KeySetClient(Clock realTime) {
        this.time = new SteadyTime(realTime);
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(TIMEOUT);
        connections.setReadTimeout(TIMEOUT);
        setRequestFactory(connections);
    }

    @Override
    public <T> ResponseEntity<T> exchange(RequestEntity<?> request, Class<T> type) {
        return remembered(request, () -> super.exchange(request, type));
    }

    /** The issuer's metadata, which say where its keys are. */
    @Override
    public <T> ResponseEntity<T> exchange(RequestEntity<?> request, ParameterizedTypeReference<T> type) {
        return remembered(request, () -> super.exchange(request, type));
    }

    @SuppressWarnings("unchecked") // one type for each request
    private <T> ResponseEntity<T> remembered(RequestEntity<?> request, Supplier<ResponseEntity<T>> call) {
        Duration now = time.passed();
        Answer answer = answers.compute(
                request,
                (key, last) -> last != null && now.minus(last.at()).compareTo(PAUSE) < 0 ? last : fetch(call, last));
        if (answer.response() == null || now.minus(answer.respondedAt()).compareTo(TRUSTED) >= 0) {
            throw answer.failure();
        }
        return (ResponseEntity<T>) answer.response();
    }

    private Answer fetch(Supplier<? extends ResponseEntity<?>> call, @Nullable Answer last) {
        Duration now = time.passed();
        try {
            return new Answer(now, call.get(), now, null);
        } catch (RestClientException failure) {
            return new Answer(
                    now, last == null ? null : last.response(), last == null ? now : last.respondedAt(), failure);
        }
    }

    /**
     * The last answers to a request, and when they came by {@link SteadyTime#passed()}.
     *
     * @param at when it was last made
     * @param response the last good one
     * @param respondedAt when that came
     * @param failure why there is no newer one
     */
    private record Answer(
            Duration at,
            @Nullable ResponseEntity<?> response,
            Duration respondedAt,
            @Nullable RestClientException failure) {}
}
