package org.reissue.web.api;

import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;

/**
 * Makes Spring parse query parameters as strictly as bodies: no trimming, no hexadecimal numbers, no {@code yes} for
 * {@code true}. It registers editors, because Spring falls back on its own lenient editors if a converter fails, and a
 * converter for enums, because Spring converts lists of enums without editors.
 */
final class StrictParameters {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(
            int.class, text -> Integer.valueOf(requireWholeNumber(text)),
            Integer.class, text -> Integer.valueOf(requireWholeNumber(text)),
            long.class, text -> Long.valueOf(requireWholeNumber(text)),
            Long.class, text -> Long.valueOf(requireWholeNumber(text)),
            boolean.class, StrictParameters::parseBoolean,
            Boolean.class, StrictParameters::parseBoolean,
            Instant.class, text -> Instants.parse(text).orElseThrow(() -> notAllowed(text)),
            LocalDate.class, text -> Dates.parse(text).orElseThrow(() -> notAllowed(text)),
            // Spring itself looks up the constant
            Enum.class, StrictParameters::requireTrimmed);

    private StrictParameters() {}

    static void register(WebDataBinder binder) {
        PARSERS.forEach((type, parser) -> binder.registerCustomEditor(type, new Editor(parser)));
    }

    static void register(FormatterRegistry registry) {
        registry.addConverterFactory(new ExactEnums());
    }

    private static String requireWholeNumber(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw notAllowed(text);
        }
        return text;
    }

    private static Boolean parseBoolean(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        throw notAllowed(text);
    }

    private static String requireTrimmed(String text) {
        if (!text.equals(text.trim()) || text.isEmpty()) {
            throw notAllowed(text);
        }
        return text;
    }

    private static IllegalArgumentException notAllowed(String text) {
        return new IllegalArgumentException("Not allowed: " + text);
    }

    private static final class Editor extends PropertyEditorSupport {

        private final Function<String, Object> parser;

        Editor(Function<String, Object> parser) {
            this.parser = parser;
        }

        @Override
        public void setAsText(String text) {
            setValue(parser.apply(text));
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class ExactEnums implements ConverterFactory<String, Enum> {

        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> notAllowed(text));
        }
    }
}
