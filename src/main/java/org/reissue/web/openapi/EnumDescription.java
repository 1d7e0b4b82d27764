package org.reissue.web.openapi;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.FieldJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.swagger.v3.oas.models.media.Schema;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Describes each value of an enum by the Javadoc of its constant. */
@Component
class EnumDescription extends ModelCustomizer {

    @Override
    void customize(Schema<?> model, Class<?> type) {
        if (type.isEnum()) {
            model.setDescription(describe(RuntimeJavadoc.getJavadoc(type)));
        }
    }

    private static String describe(ClassJavadoc javadoc) {
        String values = javadoc.getEnumConstants().stream()
                .filter(constant -> !constant.isEmpty())
                .map(EnumDescription::describe)
                .collect(Collectors.joining("\n"));
        return MarkdownJavadoc.text(javadoc.getComment()) + "\n\n" + values;
    }

    private static String describe(FieldJavadoc constant) {
        return "- `" + constant.getName() + "`: " + MarkdownJavadoc.text(constant.getComment());
    }
}
