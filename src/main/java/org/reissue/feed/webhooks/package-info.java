/** Webhook subscriptions: how ops manage them, and how their events are sent. */
@NamedInterface("webhooks")
@NullMarked
package org.reissue.feed.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
