package org.reissue.feed.delivery;

import org.jspecify.annotations.Nullable;

/** A delivery failed, or it is unknown whether the events arrived. Ops see the message as {@code lastError}. */
public class DeliveryException extends Exception {

    public DeliveryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
