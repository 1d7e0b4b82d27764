package org.reissue.orders;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.reissue.web.problem.Problem;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks the order service about single orders. A call only reads, so it may be repeated. While most calls fail, no call
 * is made for some time; and only some threads wait for answers, so that a slow order service does not take them all.
 */
class OrderClient {

    private static final int MAX_ANSWER_BYTES = 1 << 20; // as for the body of a push

    /** Allowed as ids of orders, but in a path they lead elsewhere. */
    private static final Set<String> DOTS = Set.of(".", "..");

    private final RestClient http;
    private final RetryTemplate retry;
    private final CircuitBreaker breaker;
    private final Semaphore waiting;
    private final OrderFactsReader reader;
    private final long pauseSeconds;

    OrderClient(
            RestClient http,
            RetryTemplate retry,
            CircuitBreaker breaker,
            Semaphore waiting,
            OrderFactsReader reader,
            OrderClientProperties properties) {
        this.http = http;
        this.retry = retry;
        this.breaker = breaker;
        this.waiting = waiting;
        this.reader = reader;
        this.pauseSeconds = Math.max(1, properties.pause().toSeconds());
    }

    /**
     * The facts of an order as the order service tells them now, judged like a push; empty for an order that the
     * service does not know.
     *
     * @throws Problem {@code order-service-unavailable} when the service does not answer in time, or not with valid
     *     facts, or too many threads wait for it already
     */
    Optional<OrderFacts> find(String orderId) {
        if (DOTS.contains(orderId)) {
            return Optional.empty();
        }
        return fetch(orderId).map(answer -> {
            IncomingOrderFacts read = reader.readAnswer(orderId, answer);
            if (!read.isValid()) {
                throw unavailable(new InvalidOrderException(read.fault()));
            }
            return read.facts();
        });
    }

    private Optional<byte[]> fetch(String orderId) {
        if (!waiting.tryAcquire()) {
            throw unavailable(new RejectedExecutionException("Too many threads wait for the order service"));
        }
        try {
            return retry.invoke(() -> breaker.executeSupplier(() -> get(orderId)));
        } catch (CallNotPermittedException | RestClientException failure) {
            throw unavailable(failure);
        } finally {
            waiting.release();
        }
    }

    private Optional<byte[]> get(String orderId) {
        return http.get().uri("/orders/{orderId}", orderId).exchange((request, response) -> read(response));
    }

    private static Optional<byte[]> read(ClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return Optional.empty();
        }
        if (!status.isSameCodeAs(HttpStatus.OK)) {
            throw new UnexpectedStatusException(status);
        }
        byte[] answer = response.getBody().readNBytes(MAX_ANSWER_BYTES + 1);
        if (answer.length > MAX_ANSWER_BYTES) {
            throw new RestClientException("The answer has more than " + MAX_ANSWER_BYTES + " bytes");
        }
        return Optional.of(answer);
    }

    /** Whether the failure of a call tells that the service is down or overloaded, and another call may succeed. */
    static boolean isOutage(Throwable failure) {
        return failure instanceof ResourceAccessException
                || failure instanceof UnexpectedStatusException unexpected
                        && (unexpected.status.is5xxServerError()
                                || unexpected.status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS));
    }

    private Problem unavailable(Exception cause) {
        return Problem.orderServiceUnavailable(pauseSeconds, cause);
    }

    /** The order service answered with a status that says neither "here it is" nor "unknown". */
    private static final class UnexpectedStatusException extends RestClientException {

        private final transient HttpStatusCode status;

        UnexpectedStatusException(HttpStatusCode status) {
            super("Status " + status.value());
            this.status = status;
        }
    }
}
