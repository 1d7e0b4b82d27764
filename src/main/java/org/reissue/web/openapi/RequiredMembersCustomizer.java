package org.reissue.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lists the members of responses that are always there as required, so that clients need no check. A member that may be
 * null is there too. What requests require, their constraints tell, and so of a schema that is sent as well as
 * received: generated clients have one type for both, and would have to send what they only read.
 */
@Component
@SuppressWarnings("rawtypes") // as swagger-models has it
class RequiredMembersCustomizer implements GlobalOpenApiCustomizer {

    /** Carries the members that may be absent from the model converter to here; no caller sees it. */
    private static final String ABSENT = "x-absent-when-null";

    static void markAbsentWhenNull(Schema<?> model, String member) {
        Set<String> absent = new TreeSet<>(absent(model));
        absent.add(member);
        model.addExtension(ABSENT, absent);
    }

    @Override
    public void customise(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Set<String> sent = new TreeSet<>();
        Set<String> received = new TreeSet<>();
        operations(api).forEach(operation -> {
            if (operation.getRequestBody() != null) {
                collect(operation.getRequestBody().getContent(), schemas, sent);
            }
            operation.getResponses().values().forEach(response -> collect(response.getContent(), schemas, received));
        });
        received.removeAll(sent);
        received.forEach(name -> require(schemas.get(name)));
        schemas.values().stream()
                .filter(schema -> schema.getExtensions() != null)
                .forEach(schema -> schema.getExtensions().remove(ABSENT));
    }

    private static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    private static void require(Schema<?> schema) {
        if (schema.getProperties() != null) {
            List<String> required = new ArrayList<>(schema.getProperties().keySet());
            required.removeAll(absent(schema));
            schema.setRequired(required);
        }
    }

    private static Collection<String> absent(Schema<?> schema) {
        return schema.getExtensions() != null && schema.getExtensions().get(ABSENT) instanceof Set<?> names
                ? names.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static void collect(@Nullable Content content, Map<String, Schema> schemas, Set<String> names) {
        if (content != null) {
            content.values().forEach(media -> collect(media.getSchema(), schemas, names));
        }
    }

    /** Adds the names of all schemas that this one consists of. */
    private static void collect(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            if (names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
        }
        collect(schema.getItems(), schemas, names);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            collect(values, schemas, names);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, schemas, names));
        }
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(choice -> collect(choice, schemas, names));
        }
    }
}
