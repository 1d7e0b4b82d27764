package org.reissue.feed.webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.feed.delivery.DeliveryException;
import org.reissue.feed.events.CloudEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Signs a batch of events, sends it to a subscription's URL and measures the call. Uses no database connection. */
@Component
class WebhookSender {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    private final JsonMapper json;
    private final WebhookClient client;
    private final WebhookSecretCipher secrets;
    private final Clock clock;
    private final Clock realTime;

    /**
     * @param clock business time: how long the previous secret also signs
     * @param realTime what signatures name, and by which calls are measured
     */
    WebhookSender(
            JsonMapper json,
            WebhookClient client,
            WebhookSecretCipher secrets,
            Clock clock,
            @Qualifier("realTime") Clock realTime) {
        this.json = json;
        this.client = client;
        this.secrets = secrets;
        this.clock = clock;
        this.realTime = realTime;
    }

    /**
     * Makes one call and waits for the receiver's answer, at most {@code reissue.feed.webhooks.timeout}.
     *
     * @param messageId the same whenever the same events are sent
     * @param events the body, as a JSON array
     */
    WebhookCall send(WebhookSubscription webhook, String messageId, List<?> events) {
        byte[] body = json.writeValueAsBytes(events);
        Instant at = clock.instant();
        Instant start = realTime.instant();
        List<String> signing;
        try {
            signing = secrets.signingSecrets(webhook, at);
        } catch (IllegalStateException unreadable) {
            log.error("Webhook {} cannot be signed", webhook.id(), unreadable);
            return new WebhookCall(at, null, Duration.ZERO, "The secret cannot be decrypted: rotate it");
        }
        String signature = WebhookSigner.sign(
                signing, messageId, start.getEpochSecond(), new String(body, StandardCharsets.UTF_8));
        Map<String, String> headers = Map.of(
                "Content-Type",
                CloudEvent.BATCH_CONTENT_TYPE,
                "webhook-id",
                messageId,
                "webhook-timestamp",
                String.valueOf(start.getEpochSecond()),
                "webhook-signature",
                signature);
        try {
            int status = client.post(webhook.url(), headers, body);
            return new WebhookCall(at, status, since(start), error(status));
        } catch (DeliveryException failure) {
            return new WebhookCall(at, null, since(start), failure.getMessage());
        }
    }

    private Duration since(Instant start) {
        Duration elapsed = Duration.between(start, realTime.instant());
        return elapsed.isNegative() ? Duration.ZERO : elapsed; // the system's clock may be set back
    }

    private static @Nullable String error(int status) {
        return switch (status / 100) {
            case 2 -> null;
            case 3 -> "HTTP " + status + ", and redirects are not followed";
            default -> "HTTP " + status;
        };
    }
}
