package org.reissue.feed.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.reissue.audit.AuditAction;
import org.reissue.audit.AuditService;
import org.reissue.feed.delivery.SinkFactory;
import org.reissue.feed.delivery.Subscription;
import org.reissue.feed.delivery.SubscriptionRepository;
import org.reissue.feed.events.EventTypes;
import org.reissue.feed.events.FeedCursor;
import org.reissue.feed.events.FeedCursorParser;
import org.reissue.history.SafePosition;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Manages webhook subscriptions. Unknown ids are answered with {@code not-found}. Each change takes the {@code actor}
 * who makes it, for the audit log.
 */
@Service
public class WebhookService {

    private static final Pattern DELIVERY_ID = Pattern.compile("[0-9]{1,18}");

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final SubscriptionRepository subscriptions;
    private final WebhookSecretCipher secrets;
    private final WebhookTargetPolicy targetPolicy;
    private final FeedCursorParser cursors;
    private final SafePosition safePosition;
    private final WebhookProperties properties;
    private final AuditService audit;
    private final Clock clock;

    WebhookService(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            SubscriptionRepository subscriptions,
            WebhookSecretCipher secrets,
            WebhookTargetPolicy targetPolicy,
            FeedCursorParser cursors,
            SafePosition safePosition,
            WebhookProperties properties,
            AuditService audit,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.targetPolicy = targetPolicy;
        this.cursors = cursors;
        this.safePosition = safePosition;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    /** All subscriptions with their status, position and lag. */
    public List<WebhookResponse> list() {
        return webhooks.findAllByOrderByCreatedAtAscIdAsc().stream()
                .map(this::toResponse)
                .toList();
    }

    /** One subscription with its status, position and lag. */
    public WebhookResponse read(String id) {
        return toResponse(find(id));
    }

    /**
     * Judges the URL of a request. Its host is looked up, which may take seconds, so this must not be called in a
     * transaction.
     */
    public WebhookTarget judge(WebhookRequest request) {
        return new WebhookTarget(targetPolicy.judge(request.url()));
    }

    /**
     * Subscribes a URL to all events after the safe position, so to those that commit from now on.
     *
     * @param target the result of {@link #judge} for the URL
     * @throws Problem {@code invalid-request} for a URL that may not be called; {@code busy} while the safe position is
     *     unknown, because a transaction has been open since this instance started
     */
    @Transactional
    public WebhookResponse subscribe(String actor, WebhookTarget target, WebhookRequest request) {
        target.require();
        List<String> types = request.types() == null ? null : EventTypes.of(request.types());
        long position = safePosition.position();
        if (!safePosition.isKnown()) {
            throw new Problem(ProblemType.BUSY);
        }
        String id = UUID.randomUUID().toString();
        String secret = WebhookSigner.newSecret();
        WebhookSubscription webhook = new WebhookSubscription(
                new Subscription(id, SinkFactory.WEBHOOK, cursors.startAfter(position)),
                request.url(),
                types,
                request.shopId(),
                secrets.encrypt(id, secret),
                clock.instant());
        webhooks.save(webhook);
        audit.record(actor, AuditAction.WEBHOOK_CREATED, id, null, AuditedWebhook.of(webhook));
        return toResponse(webhook).withSecret(secret);
    }

    @Transactional
    public void unsubscribe(String actor, String id) {
        WebhookSubscription webhook = findLocked(id);
        webhooks.delete(webhook);
        audit.record(actor, AuditAction.WEBHOOK_DELETED, id, AuditedWebhook.of(webhook), null);
    }

    /** Sends nothing more until the subscription is resumed. */
    @Transactional
    public WebhookResponse pause(String actor, String id) {
        return change(actor, AuditAction.WEBHOOK_PAUSED, id, webhook -> {
            webhook.subscription().pause();
        });
    }

    /**
     * Sends events again.
     *
     * @throws Problem {@code cursor-expired} if events that were not delivered yet are no longer kept
     */
    @Transactional
    public WebhookResponse resume(String actor, String id) {
        return change(actor, AuditAction.WEBHOOK_RESUMED, id, webhook -> {
            cursors.requireKept(webhook.subscription().delivered());
            webhook.subscription().resume();
        });
    }

    /** Replaces the secret; the response holds the new one. */
    @Transactional
    public WebhookResponse rotateSecret(String actor, String id) {
        String secret = WebhookSigner.newSecret();
        WebhookResponse rotated = change(actor, AuditAction.WEBHOOK_SECRET_ROTATED, id, webhook -> {
            Instant overlapUntil = clock.instant().plus(properties.secretOverlap());
            webhook.rotate(secrets.encrypt(id, secret), secrets.encryptAsPrevious(webhook), overlapUntil);
        });
        return rotated.withSecret(secret);
    }

    /**
     * Continues after another position, or with the first event of a delivery.
     *
     * @throws Problem {@code cursor-expired} if events from there on are no longer kept; {@code invalid-request} unless
     *     the request names one place to begin, which exists
     */
    @Transactional
    public WebhookResponse replay(String actor, String id, ReplayRequest request) {
        return change(actor, AuditAction.WEBHOOK_REPLAYED, id, webhook -> {
            if ((request.from() == null) == (request.delivery() == null)) {
                throw Problem.invalid("from", "invalid.replay");
            }
            FeedCursor cursor =
                    request.from() != null ? cursors.parse("from", request.from()) : before(id, request.delivery());
            cursors.requireKept(cursor);
            webhook.subscription().replay(cursor);
        });
    }

    /** Begins anew with the oldest event that is kept. */
    @Transactional
    public WebhookResponse replayAll(String actor, String id) {
        return change(actor, AuditAction.WEBHOOK_REPLAYED, id, webhook -> {
            webhook.subscription().replay(cursors.startAfter(0));
        });
    }

    private WebhookResponse change(String actor, AuditAction action, String id, Consumer<WebhookSubscription> verb) {
        WebhookSubscription webhook = findLocked(id);
        AuditedWebhook before = AuditedWebhook.of(webhook);
        verb.accept(webhook);
        audit.record(actor, action, id, before, AuditedWebhook.of(webhook));
        return toResponse(webhook);
    }

    /** Locks the subscription, then reads the webhook in a second statement, which sees what the lock waited for. */
    private WebhookSubscription findLocked(String id) {
        subscriptions.findLockedByName(id).orElseThrow(Problem::notFound);
        return find(id);
    }

    /** The cursor after which the first event of a delivery is the next one. */
    private FeedCursor before(String id, String delivery) {
        return Optional.of(delivery)
                .filter(text -> DELIVERY_ID.matcher(text).matches())
                .flatMap(text -> deliveries.findFirstEvent(id, Long.parseLong(text)))
                .map(first -> FeedCursor.at(first - 1))
                .orElseThrow(() -> Problem.invalid("delivery", "invalid.delivery"));
    }

    private WebhookSubscription find(String id) {
        return webhooks.findWebhookById(id).orElseThrow(Problem::notFound);
    }

    private WebhookResponse toResponse(WebhookSubscription webhook) {
        FeedCursor delivered = webhook.subscription().delivered();
        return new WebhookResponse(
                webhook.id(),
                webhook.url(),
                webhook.types(),
                webhook.shopId(),
                webhook.status(),
                null,
                delivered.text(),
                Math.max(0, safePosition.position() - delivered.position()),
                webhook.subscription().lastError());
    }
}
