package org.reissue.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reissue.faults.PagedFeedReader.Read;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what readers have got with the log: everything, each case's events in order, nothing else. */
final class FeedChecker {

    private final List<Long> published;
    private final boolean logMayHaveLosses;

    FeedChecker(JdbcClient jdbc) {
        this(jdbc, false);
    }

    /** @param logMayHaveLosses whether the log itself may have lost events that readers have got */
    FeedChecker(JdbcClient jdbc, boolean logMayHaveLosses) {
        this.logMayHaveLosses = logMayHaveLosses;
        published = jdbc.sql("select id from case_event where type <> 'reissue.remark-added' order by id")
                .query(Long.class)
                .list();
    }

    /** A reader of the feed gets each event once, in the order of the log. */
    List<String> checkFeed(List<Read> events) {
        List<String> faults = new ArrayList<>();
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).id() <= events.get(i - 1).id()) {
                faults.add("The feed has " + events.get(i) + " after " + events.get(i - 1));
            }
        }
        faults.addAll(checkComplete("The feed", events));
        return faults;
    }

    /** A webhook may get events again; what it gets first is each case's events in order. */
    List<String> checkWebhook(List<Read> events) {
        List<String> faults = new ArrayList<>();
        Map<String, Long> last = new HashMap<>();
        Set<Long> known = new HashSet<>();
        for (Read event : events) {
            if (known.add(event.id())) {
                Long before = last.put(event.caseId(), event.id());
                if (before != null && before > event.id()) {
                    faults.add("The webhook got " + event + " after " + before);
                }
            }
        }
        faults.addAll(checkComplete("The webhook", events));
        return faults;
    }

    private List<String> checkComplete(String reader, List<Read> events) {
        Set<Long> read = new HashSet<>();
        events.forEach(event -> read.add(event.id()));
        List<String> faults = new ArrayList<>();
        List<Long> missed = published.stream().filter(id -> !read.contains(id)).toList();
        if (!missed.isEmpty()) {
            faults.add("%s missed %d events, first %d".formatted(reader, missed.size(), missed.get(0)));
        }
        read.removeAll(new HashSet<>(published));
        if (!read.isEmpty() && !logMayHaveLosses) {
            faults.add(reader + " has events that the log does not have: " + read);
        }
        return faults;
    }
}
