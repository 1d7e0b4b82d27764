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

    /** Stands for a name that only a newer version of the service knows. */
    private static final String UNKNOWN = "UNKNOWN";

    private StoredEnum() {}

    /** The constant of that name; null for null and for an unknown name. */
    public static <E extends Enum<?>> @Nullable E read(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * The name of a constant that was read, for an answer; {@code UNKNOWN} for null, so that the other rows of a page
     * are shown.
     */
    public static String name(@Nullable Enum<?> constant) {
        return constant == null ? UNKNOWN : constant.name();
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
