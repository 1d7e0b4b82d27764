package org.reissue.web.json;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a value from a JSON string only. A string that the parser does not accept is an error. */
final class TextDeserializer<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final transient Function<String, Optional<T>> parse;

    TextDeserializer(Class<T> type, Function<String, Optional<T>> parse) {
        super(type);
        this.type = type;
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return type.cast(context.handleUnexpectedToken(context.constructType(type), parser));
        }
        String text = parser.getString();
        return parse.apply(text).orElseThrow(() -> context.weirdStringException(text, type, "not allowed"));
    }
}
