/** How an event, and a place among events, look outside the service. */
package org.reissue.feed.events;
