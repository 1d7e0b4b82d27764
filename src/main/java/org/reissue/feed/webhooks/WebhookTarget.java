package org.reissue.feed.webhooks;

import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;

/**
 * The judgement of a URL.
 *
 * @param fault why no webhook may call the URL; null if one may
 */
public record WebhookTarget(@Nullable Problem fault) {

    void require() {
        if (fault != null) {
            throw fault;
        }
    }
}
