/** Deliveries to subscriptions: each has a position of its own in the log and is served by one instance at a time. */
@NullMarked
package org.reissue.feed.delivery;

import org.jspecify.annotations.NullMarked;
