package org.reissue.feed.webhooks;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.reissue.feed.events.Cursor;
import org.reissue.feed.events.Cursors;
import org.reissue.feed.events.EventTypes;
import org.reissue.feed.follow.Followers;
import org.reissue.history.SafePosition;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What ops do with subscriptions. */
@Component
class Webhooks {

    private final WebhookTable table;
    private final Followers followers;
    private final Targets targets;
    private final Cursors cursors;
    private final SafePosition horizon;
    private final WebhookSettings settings;
    private final Clock clock;

    Webhooks(
            WebhookTable table,
            Followers followers,
            Targets targets,
            Cursors cursors,
            SafePosition horizon,
            WebhookSettings settings,
            Clock clock) {
        this.table = table;
        this.followers = followers;
        this.targets = targets;
        this.cursors = cursors;
        this.horizon = horizon;
        this.settings = settings;
        this.clock = clock;
    }

    List<WebhookView> list() {
        return table.all().stream().map(this::view).toList();
    }

    WebhookView read(String id) {
        return view(find(id));
    }

    /** Gets everything from now on: whatever is not final yet counts as to come. */
    @Transactional
    WebhookView subscribe(WebhookRequest request) {
        targets.require(request.url());
        List<String> types = request.types() == null ? null : EventTypes.of(request.types());
        long from = horizon.position();
        if (!horizon.isKnown()) {
            throw new Problem(ProblemType.BUSY); // just started, and a transaction is open
        }
        String id = UUID.randomUUID().toString();
        String secret = Signature.newSecret();
        followers.add(id, WebhookOutlet.KIND, from);
        table.insert(id, request.url(), types, request.shopId(), secret, clock.instant());
        return read(id).with(secret);
    }

    void unsubscribe(String id) {
        if (table.find(id).isEmpty() || !followers.remove(id)) {
            throw Problem.notFound();
        }
    }

    @Transactional
    WebhookView pause(String id) {
        find(id);
        followers.pause(id);
        return read(id);
    }

    @Transactional
    WebhookView resume(String id) {
        cursors.requireKept(Cursor.at(find(id).position()));
        followers.resume(id);
        return read(id);
    }

    @Transactional
    WebhookView rotate(String id) {
        find(id);
        String secret = Signature.newSecret();
        table.rotate(id, secret, clock.instant().plus(settings.secretOverlap()));
        return read(id).with(secret);
    }

    @Transactional
    WebhookView replay(String id, String from) {
        find(id);
        Cursor cursor = cursors.parse("from", from);
        cursors.requireKept(cursor);
        followers.move(id, cursor.position());
        return read(id);
    }

    private Webhook find(String id) {
        return table.find(id).orElseThrow(Problem::notFound);
    }

    private WebhookView view(Webhook webhook) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.types(),
                webhook.shopId(),
                webhook.paused() ? WebhookView.Status.PAUSED : WebhookView.Status.ACTIVE,
                null,
                Cursor.at(webhook.position()).text(),
                Math.max(0, horizon.position() - webhook.position()),
                webhook.lastError());
    }
}
