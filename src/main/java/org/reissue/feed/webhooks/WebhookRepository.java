package org.reissue.feed.webhooks;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

/** Webhook subscriptions, each read together with its position and status, in one statement. */
interface WebhookRepository extends Repository<WebhookSubscription, String> {

    /** Unlike the built-in {@code findById}, opens no transaction, whose commit would be a round trip. */
    @EntityGraph(attributePaths = "subscription")
    Optional<WebhookSubscription> findWebhookById(String id);

    @EntityGraph(attributePaths = "subscription")
    List<WebhookSubscription> findAllByOrderByCreatedAtAscIdAsc();

    void save(WebhookSubscription webhook);

    void delete(WebhookSubscription webhook);
}
