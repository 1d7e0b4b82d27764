package org.reissue.feed.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.privacy.ColumnCipher;
import org.reissue.privacy.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Encrypts the secrets of webhooks, and decrypts them only to sign: a webhook whose secret no key fits is still listed,
 * rotated and deleted.
 */
@Component
class WebhookSecretCipher {

    private static final EncryptedColumn SECRET = new EncryptedColumn("webhook", "id", "secret");
    private static final EncryptedColumn PREVIOUS_SECRET = new EncryptedColumn("webhook", "id", "previous_secret");

    private final ColumnCipher cipher;

    WebhookSecretCipher(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    /** Encrypts a secret for the webhook of that id. */
    byte[] encrypt(String id, String secret) {
        return cipher.encrypt(SECRET, id, secret);
    }

    /** Encrypts the webhook's secret as its previous one; null if it cannot be decrypted. */
    byte @Nullable [] encryptAsPrevious(WebhookSubscription webhook) {
        try {
            return cipher.encrypt(PREVIOUS_SECRET, webhook.id(), decrypt(webhook));
        } catch (IllegalStateException unreadable) {
            return null; // rotating is how a webhook gets rid of such a secret
        }
    }

    /**
     * The secrets that sign at the moment, the newest first.
     *
     * @throws IllegalStateException when one cannot be decrypted
     */
    List<String> signingSecrets(WebhookSubscription webhook, Instant now) {
        String secret = decrypt(webhook);
        byte[] previous = webhook.previousSecretAt(now);
        return previous == null
                ? List.of(secret)
                : List.of(secret, cipher.decrypt(PREVIOUS_SECRET, webhook.id(), previous));
    }

    private String decrypt(WebhookSubscription webhook) {
        return cipher.decrypt(SECRET, webhook.id(), webhook.secret());
    }

    @Bean
    static EncryptedColumn webhookSecret() {
        return SECRET;
    }

    @Bean
    static EncryptedColumn previousWebhookSecret() {
        return PREVIOUS_SECRET;
    }
}
