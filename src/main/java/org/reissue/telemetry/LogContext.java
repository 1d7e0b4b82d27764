package org.reissue.telemetry;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The fields of all log lines of the current thread. The code that begins some work clears them at its end: a filter
 * for calls, {@link #withCase} for a line of background work. No other class uses SLF4J's MDC.
 */
public final class LogContext {

    private LogContext() {}

    /** Sets a field until the end of the call; null leaves it out. */
    public static void put(LogField field, @Nullable Object value) {
        if (value == null) {
            MDC.remove(field.key());
        } else {
            MDC.put(field.key(), value.toString());
        }
    }

    /** The value of a field, or null. */
    public static @Nullable String get(LogField field) {
        return MDC.get(field.key());
    }

    /** Does some work on a case, which the log lines of the work name. */
    public static void withCase(UUID caseId, Runnable work) {
        String before = get(LogField.CASE_ID);
        put(LogField.CASE_ID, caseId);
        try {
            work.run();
        } finally {
            put(LogField.CASE_ID, before);
        }
    }

    /** Ends the work: removes all fields. */
    public static void clear() {
        for (LogField field : LogField.values()) {
            MDC.remove(field.key());
        }
    }

    /** The fields that are set. */
    static Map<LogField, String> fields() {
        Map<LogField, String> fields = new EnumMap<>(LogField.class);
        for (LogField field : LogField.values()) {
            String value = get(field);
            if (value != null) {
                fields.put(field, value);
            }
        }
        return fields;
    }
}
