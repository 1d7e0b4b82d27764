package org.reissue.console.shipments;

import org.jspecify.annotations.Nullable;

/**
 * A pasted line, and its result.
 *
 * @param number its number among the pasted lines, from 1
 * @param carrier the carrier's code, or empty
 * @param trackingNumber the tracking number, or empty
 * @param error why the replacement cannot be shipped, or was not; null when it can, or was
 * @param confirmable whether it can once the number is confirmed
 */
public record JudgedLine(
        long number,
        String id,
        String carrier,
        String trackingNumber,
        @Nullable String error,
        boolean confirmable) {

    public boolean isGood() {
        return error == null;
    }
}
