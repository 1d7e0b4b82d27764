package org.reissue.console.page;

import java.util.List;
import org.reissue.history.TimelineEntry;

/** A page that shows the timeline of a case. */
public interface TimelinePage {

    /** The timeline, oldest first. */
    List<TimelineEntry> entries();

    /** The place in the log of the last event that the page shows, by which a later one is known to be new. */
    default long seen() {
        return entries().isEmpty() ? 0 : entries().get(entries().size() - 1).position();
    }

    /** The entries since a page that showed the log up to that position. */
    default List<TimelineEntry> since(long seen) {
        return entries().stream().filter(entry -> entry.position() > seen).toList();
    }
}
