package org.reissue.history;

import java.util.List;

/**
 * The result of reading a part of the log.
 *
 * @param events the matching events, oldest first
 * @param through the position up to which the log was read: the next page starts after it
 */
public record EventPage(List<StoredEvent> events, long through) {}
