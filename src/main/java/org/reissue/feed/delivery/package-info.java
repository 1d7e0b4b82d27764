/** Deliveries to subscriptions: each has a position of its own in the log and is served by one instance at a time. */
package org.reissue.feed.delivery;
