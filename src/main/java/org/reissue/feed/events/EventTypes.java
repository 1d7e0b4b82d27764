package org.reissue.feed.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.history.CaseEventReader;
import org.reissue.web.problem.Problem;

/** Checks the types of events in a request. */
public final class EventTypes {

    private EventTypes() {}

    /**
     * The types without duplicates; none for null.
     *
     * @throws Problem {@code invalid-request} on {@code types} if one of the types does not exist
     */
    public static List<String> of(@Nullable List<String> requested) {
        if (requested == null) {
            return List.of();
        }
        if (!CaseEventReader.TYPES.containsAll(requested)) {
            throw Problem.invalid("types", "invalid.choice", String.join(", ", CaseEventReader.TYPES));
        }
        return requested.stream().distinct().toList();
    }
}
