package org.reissue.history;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader of the log wants.
 *
 * @param types of these types alone; empty for all that may leave the service
 * @param shopId of this shop alone; null for every shop
 */
public record EventFilter(List<String> types, @Nullable String shopId) {

    public static final EventFilter ALL = new EventFilter(List.of(), null);

    public static EventFilter ofTypes(Collection<String> types) {
        return new EventFilter(List.copyOf(types), null);
    }
}
