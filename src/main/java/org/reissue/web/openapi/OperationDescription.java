package org.reissue.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reissue.web.problem.ProblemType;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Adds to each call of the API its tag, the headers it takes and gives, and the problems it may answer with. */
@Component
class OperationDescription implements GlobalOperationComponentsCustomizer {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final MessageSource messages;

    OperationDescription(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            MessageSource messages) {
        this.mappings = mappings;
        this.messages = messages;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        ApiCall call = ApiCall.of(mapped(handler.getMethod()), handler);
        if (!call.isApi()) {
            return operation.security(List.of());
        }
        operation.setTags(List.of(call.scope()));
        // stable, and speaking in generated clients: buyerApply
        operation.setOperationId(
                call.scope() + StringUtils.capitalize(handler.getMethod().getName()));
        takesHeaders(operation, call);
        givesHeaders(operation, call);
        refuses(operation, components, call);
        return operation;
    }

    private Map.Entry<String, String> mapped(Method method) {
        return mappings.getObject().getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getMethod().equals(method))
                .map(Map.Entry::getKey)
                .map(info -> Map.entry(
                        info.getPatternValues().iterator().next(),
                        info.getMethodsCondition().getMethods().stream()
                                .map(Enum::name)
                                .findFirst()
                                .orElse("GET")))
                .findFirst()
                .orElse(Map.entry("", "GET"));
    }

    private static void takesHeaders(Operation operation, ApiCall call) {
        if (call.takesKey()) {
            operation.addParametersItem(header(
                    "Idempotency-Key",
                    "1 to 255 printable ASCII characters. The same call with the same key and body acts once and is"
                            + " answered alike for 7 days."));
        }
        if (call.isOnCase()) {
            operation.addParametersItem(
                    header("If-Match", "The ETag of the case as the caller knows it; 412 when it has changed since."));
        }
    }

    private static void givesHeaders(Operation operation, ApiCall call) {
        operation.getResponses().forEach((status, response) -> {
            if (!status.startsWith("2")) {
                return;
            }
            if (call.takesKey()) {
                response.addHeaderObject(
                        "Idempotency-Replayed", given("`true` when an earlier call with the key did the work."));
            }
            if (call.answersCase()) {
                response.addHeaderObject("ETag", given("The version of the case, quoted."));
            }
            if (status.equals("201")) {
                response.addHeaderObject("Location", given("Where to find what was made."));
            }
        });
    }

    /** All slugs of one status share a response. */
    private void refuses(Operation operation, Components components, ApiCall call) {
        Schema<?> problem =
                SpringDocAnnotationsUtils.extractSchema(components, ProblemDocument.class, null, null, SpecVersion.V31);
        Content content = new Content().addMediaType("application/problem+json", new MediaType().schema(problem));
        call.problems(operation).stream()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()))
                .forEach((status, types) -> operation
                        .getResponses()
                        .addApiResponse(
                                String.valueOf(status),
                                new ApiResponse()
                                        .description(types.stream()
                                                .sorted()
                                                .map(this::describe)
                                                .collect(Collectors.joining("\n")))
                                        .content(content)));
    }

    private String describe(ProblemType type) {
        String title = messages.getMessage("problem." + type.slug() + ".title", null, Locale.ENGLISH);
        if (type == ProblemType.INVALID_TRACKING_NUMBER) {
            return "- `" + type.slug() + "`: " + title + "; `code` says why.";
        }
        return "- `" + type.slug() + "`: "
                + messages.getMessage("problem." + type.slug() + ".detail", null, Locale.ENGLISH);
    }

    private static HeaderParameter header(String name, String description) {
        HeaderParameter header = new HeaderParameter();
        header.name(name).description(description).required(false).schema(new StringSchema());
        return header;
    }

    private static Header given(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
