package org.reissue.web.openapi;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.FieldJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.swagger.v3.oas.models.media.Schema;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Describes each enum by the Javadoc of its constants. */
@Component
class EnumModelConverter extends ClassModelConverter {

    @Override
    void customize(Schema<?> model, Class<?> type) {
        if (type.isEnum()) {
            model.setDescription(describe(RuntimeJavadoc.getJavadoc(type)));
        }
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
