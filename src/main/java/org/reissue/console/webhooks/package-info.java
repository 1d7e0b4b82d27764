/** Webhook subscriptions and their deliveries. */
@NullMarked
package org.reissue.console.webhooks;

import org.jspecify.annotations.NullMarked;
