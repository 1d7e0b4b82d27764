package org.reissue.feed.events;

import java.util.List;
import org.reissue.history.CaseEventReader;
import org.reissue.web.problem.Problem;

/** The types of events a caller asks for. */
public final class EventTypes {

    private EventTypes() {}

    /**
     * The types each once, none for null.
     *
     * @throws Problem {@code invalid-request} on {@code types} when one of them does not exist
     */
    public static List<String> of(List<String> asked) {
        if (asked == null) {
            return List.of();
        }
        if (!CaseEventReader.TYPES.containsAll(asked)) {
            throw Problem.invalid("types", "invalid.choice", String.join(", ", CaseEventReader.TYPES));
        }
        return asked.stream().distinct().toList();
    }
}
