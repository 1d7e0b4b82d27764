package org.reissue.feed.webhooks;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.reissue.feed.delivery.Subscription;

/** A webhook subscription: where its events go, which events, and by which secrets they are signed. */
@Entity
@Table(name = "webhook")
class WebhookSubscription {

    @Id
    private String id;

    @MapsId
    @OneToOne(
            optional = false,
            cascade = {CascadeType.PERSIST, CascadeType.REMOVE})
    @JoinColumn(name = "id")
    private Subscription subscription;

    private String url;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private @Nullable List<String> types;

    private @Nullable String shopId;

    /** Encrypted, as the previous one, by {@link WebhookSecretCipher}. */
    private byte[] secret;

    private byte @Nullable [] previousSecret;
    private @Nullable Instant previousUntil;
    private Instant createdAt;

    protected WebhookSubscription() {}

    WebhookSubscription(
            Subscription subscription,
            String url,
            @Nullable List<String> types,
            @Nullable String shopId,
            byte[] secret,
            Instant now) {
        this.subscription = subscription;
        this.url = url;
        this.types = types;
        this.shopId = shopId;
        this.secret = secret;
        this.createdAt = now;
    }

    /**
     * Replaces the secret.
     *
     * @param previous the secret so far, which also signs until the given moment; null if it cannot be decrypted
     */
    void rotate(byte[] newSecret, byte @Nullable [] previous, Instant until) {
        secret = newSecret;
        previousSecret = previous;
        previousUntil = previous == null ? null : until;
    }

    String id() {
        return subscription.name();
    }

    Subscription subscription() {
        return subscription;
    }

    WebhookResponse.Status status() {
        return subscription.isPaused() ? WebhookResponse.Status.PAUSED : WebhookResponse.Status.ACTIVE;
    }

    String url() {
        return url;
    }

    /** Only events of these types; null for all. */
    @Nullable
    List<String> types() {
        return types;
    }

    /** Only events of this shop; null for every shop. */
    @Nullable
    String shopId() {
        return shopId;
    }

    byte[] secret() {
        return secret;
    }

    /** The previous secret while it also signs; null if the secret was never rotated, or long ago. */
    byte @Nullable [] previousSecretAt(Instant now) {
        return previousUntil != null && now.isBefore(previousUntil) ? previousSecret : null;
    }

    /** Until when the previous secret also signs; null if the secret was never rotated. */
    @Nullable
    Instant previousUntil() {
        return previousUntil;
    }
}
