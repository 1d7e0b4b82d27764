package org.reissue.feed.webhooks;

import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;

/** The outcome of judging a URL. Only {@link WebhookService#judge} makes one, so no URL is subscribed unjudged. */
public final class WebhookTarget {

    private final @Nullable Problem fault;

    /** @param fault the problem for which no webhook may call the URL; null if one may */
    WebhookTarget(@Nullable Problem fault) {
        this.fault = fault;
    }

    /** @throws Problem {@code invalid-request} on {@code url} if no webhook may call the URL */
    void require() {
        if (fault != null) {
            throw fault;
        }
    }
}
