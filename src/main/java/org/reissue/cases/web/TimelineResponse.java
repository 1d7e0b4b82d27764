package org.reissue.cases.web;

import java.util.List;
import org.reissue.history.TimelineEntry;

/**
 * Everything that happened to a case.
 *
 * @param items the events, oldest first
 */
public record TimelineResponse(List<TimelineEntry> items) {}
