package org.reissue.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Shows that a {@link Nullable} record component may be null, unless the JSON leaves it out then. */
@Component
@SuppressWarnings({"rawtypes", "unchecked"}) // as swagger-models has it
class NullableModelConverter extends ClassModelConverter implements ParameterCustomizer {

    @Override
    void customize(Schema<?> model, Class<?> type) {
        Map<String, Schema> properties = model.getProperties();
        if (!type.isRecord() || properties == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                continue;
            }
            if (component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
                RequiredMembersCustomizer.markAbsentWhenNull(model, component.getName());
            } else {
                properties.computeIfPresent(component.getName(), (name, property) -> orNull(property));
            }
        }
    }

    /** A query parameter is left out instead. */
    @Override
    public @Nullable Parameter customize(@Nullable Parameter parameter, MethodParameter methodParameter) {
        if (parameter != null
                && parameter.getSchema() != null
                && parameter.getSchema().getTypes() != null) {
            parameter.getSchema().getTypes().remove("null");
        }
        return parameter;
    }

    private static Schema orNull(Schema property) {
        if (property.getOneOf() != null) { // seen before
            return property;
        }
        if (property.get$ref() == null) {
            property.addType("null");
            return property;
        }
        Schema nothing = new Schema<>();
        nothing.addType("null");
        Schema either = new Schema<>();
        either.setDescription(property.getDescription());
        either.setOneOf(List.of(new Schema<>().$ref(property.get$ref()), nothing));
        return either;
    }
}
