package org.reissue.web.json;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Evidence;
import org.reissue.web.problem.TooManyElementsException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads a list, and stops as soon as the list has more elements than the constraint of its property allows. Hibernate
 * Validator would first visit every element of a list that is too long, and takes quadratic time for invalid ones.
 */
public final class BoundedListDeserializer extends ValueDeserializer<List<?>> {

    private final JavaType listType;
    private final @Nullable ValueDeserializer<Object> elements;
    private final int max;

    BoundedListDeserializer(JavaType listType) {
        this(listType, null, Integer.MAX_VALUE);
    }

    private BoundedListDeserializer(JavaType listType, @Nullable ValueDeserializer<Object> elements, int max) {
        this.listType = listType;
        this.elements = elements;
        this.max = max;
    }

    /**
     * Reads an array outside a property.
     *
     * @throws TooManyElementsException when the array has more than {@code max} elements
     */
    public static <T> List<T> read(JsonParser parser, DeserializationContext context, Class<T> elementType, int max) {
        JavaType list = context.getTypeFactory().constructCollectionType(List.class, elementType);
        ValueDeserializer<Object> elements = context.findRootValueDeserializer(list.getContentType());
        @SuppressWarnings("unchecked")
        List<T> read = (List<T>) new BoundedListDeserializer(list, elements, max).deserialize(parser, context);
        return read;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new BoundedListDeserializer(
                listType, context.findContextualValueDeserializer(listType.getContentType(), property), max(property));
    }

    @Override
    public List<?> deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.isExpectedStartArrayToken()) {
            return (List<?>) context.handleUnexpectedToken(listType, parser);
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (list.size() == max) {
                throw new TooManyElementsException(parser, max);
            }
            try {
                list.add(
                        token == JsonToken.VALUE_NULL
                                ? elements.getNullValue(context)
                                : elements.deserialize(parser, context));
            } catch (JacksonException unreadable) {
                throw unreadable.prependPath(list, list.size());
            }
        }
        return list;
    }

    private static int max(@Nullable BeanProperty property) {
        if (property == null) {
            return Integer.MAX_VALUE;
        }
        Size size = property.getAnnotation(Size.class);
        if (size != null) {
            return size.max();
        }
        return property.getAnnotation(Evidence.class) == null ? Integer.MAX_VALUE : Evidence.MAX_ENTRIES;
    }
}
