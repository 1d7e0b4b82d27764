package org.reissue.scorecards;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reissue.lifecycle.EventType;

/** A count of a scorecard, and the events that it counts. */
enum Figure {
    APPLIED(EventType.APPLIED),
    APPROVED(EventType.APPROVED),
    AUTO_APPROVED(EventType.AUTO_APPROVED),
    REJECTED(EventType.REJECTED),
    SHIPPED(EventType.SHIPPED),
    OVERDUE(EventType.SHIPMENT_OVERDUE),
    /** Only rulings that blame the merchant. */
    RULED_AGAINST(EventType.RULED);

    /** The types of all events that a scorecard may count. */
    static final List<String> EVENT_TYPES =
            Arrays.stream(values()).map(figure -> figure.type.eventName()).toList();

    private static final Map<String, Figure> BY_EVENT_TYPE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(figure -> figure.type.eventName(), Function.identity()));

    private final EventType type;

    Figure(EventType type) {
        this.type = type;
    }

    /** @param type one of {@link #EVENT_TYPES} */
    static Figure ofEventType(String type) {
        return Objects.requireNonNull(BY_EVENT_TYPE.get(type), type);
    }
}
