package org.reissue.jdbc;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stored names of enum constants. A newer instance that shares the database may have written a name that this
 * one does not know: it is read as null, so that one such row does not keep a list from being shown. Names in requests
 * are read in the same way.
 */
public final class StoredEnum {

    private StoredEnum() {}

    /** The constant of that name; null for null and for an unknown name. */
    public static <E extends Enum<?>> @Nullable E read(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The names of all constants as literals of an SQL list, for statements that leave rows of other names alone. */
    public static String literals(Class<? extends Enum<?>> type) {
        return literals(List.of(type.getEnumConstants()));
    }

    /** The names as literals of an SQL list, such as {@code 'REFUNDED', 'CLOSED'}. */
    public static String literals(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(constant -> "'" + constant.name() + "'").collect(Collectors.joining(", "));
    }
}
