package org.reissue.web.api;

import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;

/**
 * Query parameters are read as exactly as bodies: no trimming, no hexadecimal numbers, no {@code yes} for {@code true}.
 * It takes editors, because Spring falls back on its own, lenient ones when a converter refuses; and a converter of
 * enums, because lists of them are converted as a whole.
 */
final class StrictParameters {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

    private static final Map<Class<?>, Function<String, Object>> READINGS = Map.of(
            int.class, text -> Integer.valueOf(wholeNumber(text)),
            Integer.class, text -> Integer.valueOf(wholeNumber(text)),
            long.class, text -> Long.valueOf(wholeNumber(text)),
            Long.class, text -> Long.valueOf(wholeNumber(text)),
            boolean.class, StrictParameters::truth,
            Boolean.class, StrictParameters::truth,
            Instant.class, text -> Instants.parse(text).orElseThrow(() -> refused(text)),
            // Spring itself looks the name up
            Enum.class, StrictParameters::untrimmed);

    private StrictParameters() {}

    static void register(WebDataBinder binder) {
        READINGS.forEach((type, reading) -> binder.registerCustomEditor(type, new Editor(reading)));
    }

    static void register(FormatterRegistry registry) {
        registry.addConverterFactory(new ExactEnums());
    }

    private static String wholeNumber(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw refused(text);
        }
        return text;
    }

    private static Boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        throw refused(text);
    }

    private static String untrimmed(String text) {
        if (!text.equals(text.trim()) || text.isEmpty()) {
            throw refused(text);
        }
        return text;
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("Not allowed: " + text);
    }

    private static final class Editor extends PropertyEditorSupport {

        private final Function<String, Object> reading;

        Editor(Function<String, Object> reading) {
            this.reading = reading;
        }

        @Override
        public void setAsText(String text) {
            setValue(reading.apply(text));
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class ExactEnums implements ConverterFactory<String, Enum> {

        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> refused(text));
        }
    }
}
