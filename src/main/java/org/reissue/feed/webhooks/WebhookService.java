package org.reissue.feed.webhooks;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.reissue.feed.delivery.SubscriptionRepository;
import org.reissue.feed.events.EventTypes;
import org.reissue.feed.events.FeedCursor;
import org.reissue.feed.events.FeedCursorParser;
import org.reissue.history.SafePosition;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What ops do with subscriptions. */
@Component
class WebhookService {

    private final WebhookRepository table;
    private final SubscriptionRepository subscriptions;
    private final WebhookTargetPolicy targets;
    private final FeedCursorParser cursors;
    private final SafePosition safePosition;
    private final WebhookProperties settings;
    private final Clock clock;

    WebhookService(
            WebhookRepository table,
            SubscriptionRepository subscriptions,
            WebhookTargetPolicy targets,
            FeedCursorParser cursors,
            SafePosition safePosition,
            WebhookProperties settings,
            Clock clock) {
        this.table = table;
        this.subscriptions = subscriptions;
        this.targets = targets;
        this.cursors = cursors;
        this.safePosition = safePosition;
        this.settings = settings;
        this.clock = clock;
    }

    List<WebhookResponse> list() {
        return table.all().stream().map(this::view).toList();
    }

    WebhookResponse read(String id) {
        return view(find(id));
    }

    /** Gets everything from now on: whatever is not final yet counts as to come. */
    @Transactional
    WebhookResponse subscribe(WebhookRequest request) {
        targets.require(request.url());
        List<String> types = request.types() == null ? null : EventTypes.of(request.types());
        long from = safePosition.position();
        if (!safePosition.isKnown()) {
            throw new Problem(ProblemType.BUSY); // just started, and a transaction is open
        }
        String id = UUID.randomUUID().toString();
        String secret = WebhookSigner.newSecret();
        subscriptions.add(id, WebhookSink.KIND, from);
        table.insert(id, request.url(), types, request.shopId(), secret, clock.instant());
        return read(id).with(secret);
    }

    void unsubscribe(String id) {
        if (table.find(id).isEmpty() || !subscriptions.remove(id)) {
            throw Problem.notFound();
        }
    }

    @Transactional
    WebhookResponse pause(String id) {
        find(id);
        subscriptions.pause(id);
        return read(id);
    }

    @Transactional
    WebhookResponse resume(String id) {
        cursors.requireKept(FeedCursor.at(find(id).position()));
        subscriptions.resume(id);
        return read(id);
    }

    @Transactional
    WebhookResponse rotate(String id) {
        find(id);
        String secret = WebhookSigner.newSecret();
        table.rotate(id, secret, clock.instant().plus(settings.secretOverlap()));
        return read(id).with(secret);
    }

    @Transactional
    WebhookResponse replay(String id, String from) {
        find(id);
        FeedCursor cursor = cursors.parse("from", from);
        cursors.requireKept(cursor);
        subscriptions.replay(id, cursor.position());
        return read(id);
    }

    private WebhookSubscription find(String id) {
        return table.find(id).orElseThrow(Problem::notFound);
    }

    private WebhookResponse view(WebhookSubscription webhook) {
        return new WebhookResponse(
                webhook.id(),
                webhook.url(),
                webhook.types(),
                webhook.shopId(),
                webhook.paused() ? WebhookResponse.Status.PAUSED : WebhookResponse.Status.ACTIVE,
                null,
                FeedCursor.at(webhook.position()).text(),
                Math.max(0, safePosition.position() - webhook.position()),
                webhook.lastError());
    }
}
