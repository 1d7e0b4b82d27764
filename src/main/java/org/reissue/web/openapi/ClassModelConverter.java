package org.reissue.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Changes the schema of a class after swagger-core has made it. It sees the same schema more than once. */
@SuppressWarnings("rawtypes") // as swagger-core has it
abstract class ClassModelConverter implements ModelConverter {

    abstract void customize(Schema<?> model, Class<?> type);

    @Override
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema resolved = chain.next().resolve(type, context, chain);
        Schema<?> model = resolved == null ? null : model(resolved, context);
        if (model != null) {
            customize(model, Json31.mapper().constructType(type.getType()).getRawClass());
        }
        return resolved;
    }

    /** Where an annotation names the class, swagger-core makes the reference only after this converter. */
    private static @Nullable Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null
                ? resolved
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
