package org.reissue.history;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events that a reader of the log asks for.
 *
 * @param types only these types; empty for all types that may leave the service
 * @param shopId only this shop; null for all shops
 */
public record EventFilter(List<String> types, @Nullable String shopId) {

    /** All events that may leave the service. */
    public static final EventFilter ALL = new EventFilter(List.of(), null);

    /** The events of some types, of all shops. */
    public static EventFilter ofTypes(Collection<String> types) {
        return new EventFilter(List.copyOf(types), null);
    }
}
