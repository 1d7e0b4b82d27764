package org.reissue.web.idempotency;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/**
 * An answer on its way out.
 *
 * @param receipt what is remembered of it under the call's idempotency key
 * @param body the answer's body
 * @param replayed whether an earlier call with the same key did the work
 */
public record IdempotentResult<T>(StoredResponse receipt, T body, boolean replayed) {

    static final String REPLAYED = "Idempotency-Replayed";

    /** The HTTP response: status, {@code Location}, and {@code Idempotency-Replayed} where it applies. */
    public ResponseEntity<T> toResponse() {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(receipt.status());
        if (receipt.location() != null) {
            response.location(URI.create(receipt.location()));
        }
        if (replayed) {
            response.header(REPLAYED, "true");
        }
        return response.body(body);
    }
}
