/** Webhook subscriptions: what ops do with them, and how their events are sent. */
package org.reissue.feed.webhooks;
