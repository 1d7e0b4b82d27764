package org.reissue.cases.web;

import java.util.List;
import org.reissue.history.TimelineEntry;

/**
 * The timeline of a case.
 *
 * @param items the events, oldest first
 */
public record TimelineResponse(List<TimelineEntry> items) {}
