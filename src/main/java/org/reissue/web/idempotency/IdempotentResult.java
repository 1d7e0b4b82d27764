package org.reissue.web.idempotency;

import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/**
 * The result of a call that may carry an idempotency key.
 *
 * @param replayed whether an earlier call with the same key did the work
 */
public record IdempotentResult<T>(T body, boolean replayed) {

    /** The header of a response that an earlier call with the same key has earned. */
    public static final String REPLAYED = "Idempotency-Replayed";

    /** The HTTP response 200, with {@code Idempotency-Replayed} where it applies. */
    public ResponseEntity<T> toResponse() {
        return toResponse(ResponseEntity.ok());
    }

    /**
     * Completes the HTTP response that the controller has begun, with a {@code Location} for example; adds
     * {@code Idempotency-Replayed} where it applies.
     */
    public ResponseEntity<T> toResponse(ResponseEntity.BodyBuilder response) {
        if (replayed) {
            response.header(REPLAYED, "true");
        }
        return response.body(body);
    }

    public <R> IdempotentResult<R> map(Function<T, R> shape) {
        return new IdempotentResult<>(shape.apply(body), replayed);
    }
}
