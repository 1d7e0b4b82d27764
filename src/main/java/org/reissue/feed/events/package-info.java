/** The form in which events and feed cursors leave the service. */
@NullMarked
package org.reissue.feed.events;

import org.jspecify.annotations.NullMarked;
