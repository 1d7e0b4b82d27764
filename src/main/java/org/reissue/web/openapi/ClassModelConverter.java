package org.reissue.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.FieldJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/**
 * Completes the schema that swagger-core has made of a class: describes an enum by the Javadoc of its constants, and
 * shows that a {@link Nullable} component of a record may be null, unless the JSON leaves it out then. It sees the same
 * schema more than once.
 */
@Component
@SuppressWarnings({"rawtypes", "unchecked"}) // as swagger-core has it
class ClassModelConverter implements ModelConverter, ParameterCustomizer {

    @Override
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema resolved = chain.next().resolve(type, context, chain);
        Schema<?> model = resolved == null ? null : model(resolved, context);
        if (model != null) {
            complete(model, Json31.mapper().constructType(type.getType()).getRawClass());
        }
        return resolved;
    }

    /** A query parameter is left out instead of being null. */
    @Override
    public @Nullable Parameter customize(@Nullable Parameter parameter, MethodParameter methodParameter) {
        if (parameter != null
                && parameter.getSchema() != null
                && parameter.getSchema().getTypes() != null) {
            parameter.getSchema().getTypes().remove("null");
        }
        return parameter;
    }

    /** Where an annotation names the class, swagger-core makes the reference only after this converter. */
    private static @Nullable Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null
                ? resolved
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void complete(Schema<?> model, Class<?> type) {
        if (type.isEnum()) {
            model.setDescription(describe(RuntimeJavadoc.getJavadoc(type)));
        } else if (type.isRecord() && model.getProperties() != null) {
            showNullable(model, type);
        }
    }

    private static String describe(ClassJavadoc javadoc) {
        String values = javadoc.getEnumConstants().stream()
                .filter(constant -> !constant.isEmpty())
                .map(ClassModelConverter::describe)
                .collect(Collectors.joining("\n"));
        return MarkdownJavadocProvider.text(javadoc.getComment()) + "\n\n" + values;
    }

    private static String describe(FieldJavadoc constant) {
        return "- `" + constant.getName() + "`: " + MarkdownJavadocProvider.text(constant.getComment());
    }

    private static void showNullable(Schema<?> model, Class<?> type) {
        Map<String, Schema> properties = model.getProperties();
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
