package org.reissue.web.api;

import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.StoredEnum;
import org.reissue.web.problem.Problem;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;

/**
 * Makes Spring parse query parameters as strictly as bodies: no trimming, no hexadecimal numbers, no {@code yes} for
 * {@code true}, no empty list for an empty text, no two values for one. It registers editors, because Spring falls back
 * on its own lenient editors if a converter fails, and a converter for enums, because Spring converts lists of enums
 * without editors.
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

    /**
     * Requires what Spring would change before it asks a parser. Spring joins several values of a parameter that takes
     * one with commas; it splits a list at commas, trims the parts, and takes an empty text for an empty list.
     *
     * @param type the type of the parameter
     * @param values what the caller gave, null for nothing
     * @throws Problem {@code invalid-request} for several values of a parameter that is no list, and for a list with an
     *     empty or untrimmed part
     */
    static void requireExact(String name, Class<?> type, String @Nullable [] values) {
        if (values == null || Map.class.isAssignableFrom(type)) {
            return;
        }
        if (!Collection.class.isAssignableFrom(type)) {
            if (values.length > 1) {
                throw Problem.invalid(name, "invalid.given-twice");
            }
        } else if (!Stream.of(values)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .allMatch(StrictParameters::isTrimmed)) {
            throw Problem.invalid(name, "invalid.value");
        }
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
        if (!isTrimmed(text)) {
            throw notAllowed(text);
        }
        return text;
    }

    private static boolean isTrimmed(String text) {
        return text.equals(text.trim()) && !text.isEmpty();
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
            return text -> Optional.ofNullable(StoredEnum.read(type, text)).orElseThrow(() -> notAllowed(text));
        }
    }
}
