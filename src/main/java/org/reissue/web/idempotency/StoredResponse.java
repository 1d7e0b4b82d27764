package org.reissue.web.idempotency;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The stored result of an earlier call with an idempotency key. Status and {@code Location} follow from the call, so
 * they are not stored.
 *
 * @param fingerprint of the earlier call and its body
 * @param caseId the case that the call opened or changed, shown as it is now when replayed; null for a call that moves
 *     no case
 * @param result the JSON of the result of a call that moves no case; null for others, and while such a call is working
 *     outside a transaction
 */
public record StoredResponse(
        byte[] fingerprint,
        @Nullable String caseId,
        @Nullable String result) {

    /** Whether the call that took the key is still working, outside a transaction. */
    boolean isUnderWay() {
        return caseId == null && result == null;
    }

    boolean isFor(byte[] other) {
        return MessageDigest.isEqual(fingerprint, other);
    }
}
