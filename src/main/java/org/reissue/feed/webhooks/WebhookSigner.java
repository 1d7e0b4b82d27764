package org.reissue.feed.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Secrets and signatures per the Standard Webhooks specification. */
final class WebhookSigner {

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSigner() {}

    static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Webhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** The value of {@code webhook-signature}: one signature per secret, so that either verifies. */
    static String sign(List<String> secrets, String messageId, long epochSecond, String body) {
        List<String> signatures = new ArrayList<>();
        for (String secret : secrets) {
            try {
                signatures.add(new Webhook(secret).sign(messageId, epochSecond, body));
            } catch (WebhookSigningException e) {
                throw new IllegalStateException(e); // every JDK has HMAC-SHA256
            }
        }
        return String.join(" ", signatures);
    }
}
