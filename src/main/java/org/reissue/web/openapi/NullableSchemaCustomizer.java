package org.reissue.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** What can be said only of the finished description. */
@Component
@SuppressWarnings({"rawtypes", "unchecked"}) // as swagger-models has it
class NullableSchemaCustomizer implements GlobalOpenApiCustomizer {

    private static final Pattern NULL = Pattern.compile("\\bnull\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public void customise(OpenAPI api) {
        List<Tag> tags = new ArrayList<>(OpenApiConfiguration.TAGS);
        api.getTags().stream()
                .filter(tag -> tags.stream().noneMatch(known -> known.getName().equals(tag.getName())))
                .forEach(tags::add);
        api.setTags(tags);
        if (api.getComponents().getSchemas() != null) {
            api.getComponents().getSchemas().values().forEach(NullableSchemaCustomizer::allowNull);
        }
    }

    /** A field may be null exactly when its description says so. */
    private static void allowNull(Schema<?> schema) {
        if (schema.getProperties() == null) {
            return;
        }
        schema.getProperties().replaceAll((name, property) -> {
            boolean nullable = property.getDescription() != null
                    && NULL.matcher(property.getDescription()).find();
            return nullable ? orNull(property) : property;
        });
    }

    private static Schema orNull(Schema property) {
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
