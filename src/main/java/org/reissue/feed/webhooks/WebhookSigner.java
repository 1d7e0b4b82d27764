package org.reissue.feed.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/** Secrets and signatures per the Standard Webhooks specification. */
final class WebhookSigner {

    private static final StringKeyGenerator SECRETS = new Base64StringKeyGenerator(32);

    private WebhookSigner() {}

    static String newSecret() {
        return Webhook.SECRET_PREFIX + SECRETS.generateKey();
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
