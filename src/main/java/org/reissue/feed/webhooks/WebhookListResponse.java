package org.reissue.feed.webhooks;

import java.util.List;

/**
 * All subscriptions.
 *
 * @param items the subscriptions, oldest first
 * @param nextCursor always null: there are no further pages
 */
record WebhookListResponse(List<WebhookResponse> items, String nextCursor) {}
