/** Webhook subscriptions: how ops manage them, and how their events are sent. */
package org.reissue.feed.webhooks;
