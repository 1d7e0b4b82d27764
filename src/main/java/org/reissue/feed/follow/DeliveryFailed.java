package org.reissue.feed.follow;

/** Events could not be delivered. The message is shown to ops. */
public class DeliveryFailed extends Exception {

    public DeliveryFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
