package org.reissue.web.openapi;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.FieldJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Describes each enum by the Javadoc of its constants. */
@Component
@SuppressWarnings("rawtypes") // as swagger-core has it
class EnumModelConverter implements ModelConverter {

    @Override
    public Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema resolved = chain.next().resolve(type, context, chain);
        Class<?> described = Json31.mapper().constructType(type.getType()).getRawClass();
        if (resolved != null && resolved.get$ref() != null && described.isEnum()) {
            String name = resolved.get$ref().substring(resolved.get$ref().lastIndexOf('/') + 1);
            Schema model = context.getDefinedModels().get(name);
            if (model != null) {
                model.setDescription(describe(RuntimeJavadoc.getJavadoc(described)));
            }
        }
        return resolved;
    }

    private static String describe(ClassJavadoc javadoc) {
        String values = javadoc.getEnumConstants().stream()
                .filter(constant -> !constant.isEmpty())
                .map(EnumModelConverter::describe)
                .collect(Collectors.joining("\n"));
        return MarkdownJavadocProvider.text(javadoc.getComment()) + "\n\n" + values;
    }

    private static String describe(FieldJavadoc constant) {
        return "- `" + constant.getName() + "`: " + MarkdownJavadocProvider.text(constant.getComment());
    }
}
