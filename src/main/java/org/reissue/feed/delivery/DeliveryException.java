package org.reissue.feed.delivery;

/** Events could not be delivered. The message is shown to ops. */
public class DeliveryException extends Exception {

    public DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
