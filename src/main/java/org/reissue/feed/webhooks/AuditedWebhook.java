package org.reissue.feed.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the audit log records it: without the secret, and with the URL without its query, which may hold a
 * secret.
 *
 * @param position all events up to here are delivered
 */
record AuditedWebhook(
        String url,
        @Nullable List<String> types,
        @Nullable String shopId,
        WebhookResponse.Status status,
        String position,
        @Nullable Instant previousSecretUntil) {

    static AuditedWebhook of(WebhookSubscription webhook) {
        return new AuditedWebhook(
                withoutQuery(URI.create(webhook.url())),
                webhook.types(),
                webhook.shopId(),
                webhook.status(),
                webhook.subscription().delivered().text(),
                webhook.previousUntil());
    }

    private static String withoutQuery(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + url.getRawPath();
    }
}
