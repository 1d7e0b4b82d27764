package org.reissue.web.json;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a value from a JSON string, and from nothing else; a string that does not denote one is an error. */
final class FromText<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final transient Function<String, Optional<T>> reading;

    FromText(Class<T> type, Function<String, Optional<T>> reading) {
        super(type);
        this.type = type;
        this.reading = reading;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return type.cast(context.handleUnexpectedToken(context.constructType(type), parser));
        }
        String text = parser.getString();
        return reading.apply(text).orElseThrow(() -> context.weirdStringException(text, type, "not allowed"));
    }
}
