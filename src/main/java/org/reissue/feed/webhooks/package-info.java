/** Webhook subscriptions: how ops manage them, and how their events are sent. */
@NullMarked
package org.reissue.feed.webhooks;

import org.jspecify.annotations.NullMarked;
