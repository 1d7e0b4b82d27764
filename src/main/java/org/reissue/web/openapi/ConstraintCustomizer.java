package org.reissue.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Evidence;
import org.reissue.web.api.Fen;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Quantity;
import org.reissue.web.api.Text;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Adds the limits of our own constraints, such as {@link Fen}, to the description. */
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
            if (annotation instanceof Identifier) {
                schema.setPattern(Identifier.PATTERN);
            } else if (annotation instanceof Fen) {
                range(schema, Fen.MIN, Fen.MAX);
            } else if (annotation instanceof Quantity) {
                range(schema, Quantity.MIN, Quantity.MAX);
            } else if (annotation instanceof Text) {
                schema.setMaxLength(Text.MAX_LENGTH);
            } else if (annotation instanceof Evidence
                    && schema.getItems() == null) { // springdoc asks for an element first
                schema.format("uri").pattern("^https://").maxLength(Evidence.MAX_LENGTH);
            } else if (annotation instanceof Evidence) {
                schema.setMaxItems(Evidence.MAX_ENTRIES);
            }
        }
    }

    private static void range(Schema<?> schema, long min, long max) {
        schema.setMinimum(BigDecimal.valueOf(min));
        schema.setMaximum(BigDecimal.valueOf(max));
    }
}
