/** The form in which events and feed cursors leave the service. */
package org.reissue.feed.events;
