package org.reissue.history;

import java.util.List;

/**
 * A stretch of the log.
 *
 * @param events those of it that the reader wants, oldest first
 * @param through the position up to which it was read: go on from there
 */
public record EventPage(List<StoredEvent> events, long through) {}
