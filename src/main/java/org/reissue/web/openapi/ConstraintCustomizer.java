package org.reissue.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Evidence;
import org.reissue.web.api.Text;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/**
 * Adds the limits of {@link Text} and {@link Evidence} to the description. Our other constraints are composed of
 * standard ones, which swagger-core and springdoc describe.
 */
@Component
@SuppressWarnings("rawtypes") // as springdoc has it
class ConstraintCustomizer implements PropertyCustomizer, ParameterCustomizer {

    @Override
    public Schema customize(Schema property, AnnotatedType type) {
        describe(property, type.getCtxAnnotations());
        return property;
    }

    @Override
    public @Nullable Parameter customize(@Nullable Parameter parameter, MethodParameter methodParameter) {
        if (parameter != null) {
            describe(parameter.getSchema(), methodParameter.getParameterAnnotations());
        }
        return parameter;
    }

    private static void describe(@Nullable Schema<?> schema, Annotation @Nullable [] annotations) {
        if (schema == null || annotations == null) {
            return;
        }
        for (Annotation annotation : annotations) {
            if (annotation instanceof Text) {
                schema.setMaxLength(Text.MAX_LENGTH);
            } else if (annotation instanceof Evidence
                    && schema.getItems() == null) { // springdoc asks for an element first
                schema.format("uri").pattern("^https://").maxLength(Evidence.MAX_LENGTH);
            } else if (annotation instanceof Evidence) {
                schema.setMaxItems(Evidence.MAX_ENTRIES);
            }
        }
    }
}
