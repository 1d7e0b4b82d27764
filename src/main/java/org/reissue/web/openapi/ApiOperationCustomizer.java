package org.reissue.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.ReplicaReader;
import org.reissue.web.api.RequestIdFilter;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.ProblemType;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Adds the tag, the headers and the problems to each operation of the API. */
@Component
class ApiOperationCustomizer implements GlobalOperationComponentsCustomizer {

    /** Too many requests, and what is unavailable. */
    private static final Set<String> WAITED_FOR = Set.of("429", "503");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final MessageSource messages;

    ApiOperationCustomizer(
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
        ApiOperation api = ApiOperation.of(mappingOf(handler.getMethod()), handler);
        if (!api.isApi()) {
            addProblems(operation, components, api);
            return operation.security(List.of());
        }
        operation.setTags(List.of(api.scope()));
        // a stable name for generated clients, such as buyerApply
        operation.setOperationId(
                api.scope() + StringUtils.capitalize(handler.getMethod().getName()));
        describe(operation);
        if (api.object() != null) {
            describe(operation, api.object());
        }
        addRequestHeaders(operation, api);
        addResponseHeaders(operation, api);
        addProblems(operation, components, api);
        addHeadersOfEveryAnswer(operation, components);
        return operation;
    }

    private RequestMappingInfo mappingOf(Method method) {
        return mappings.getObject().getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getMethod().equals(method))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The first sentence of the Javadoc is the summary: it is not said again where others follow. */
    private static void describe(Operation operation) {
        String first = operation.getSummary() + ". ";
        if (operation.getDescription() != null && operation.getDescription().startsWith(first)) {
            operation.setDescription(operation.getDescription().substring(first.length()));
        }
    }

    private static void describe(Operation operation, String object) {
        operation.getParameters().stream()
                .filter(parameter -> parameter.getName().equals("id"))
                .forEach(parameter -> parameter.setDescription(object));
        ApiResponse response = operation.getResponses().get("200");
        if (response != null && response.getDescription().equals(HttpStatus.OK.getReasonPhrase())) {
            response.setDescription(object);
        }
    }

    private static void addRequestHeaders(Operation operation, ApiOperation api) {
        if (api.takesKey()) {
            operation.addParametersItem(header(
                    ApiRequest.IDEMPOTENCY_KEY,
                    "1 to 255 printable ASCII characters. For 7 days, a repeated request with the same key and body"
                            + " does not act again: the answer has the first status, the case as it is now (of other"
                            + " calls the first result, without secrets) and Idempotency-Replayed."));
        }
        if (api.isOnCase()) {
            operation.addParametersItem(header(
                    HttpHeaders.IF_MATCH,
                    "The ETag of the case as the caller has read it; 412 if the case has changed since."));
        }
    }

    private static void addResponseHeaders(Operation operation, ApiOperation api) {
        operation.getResponses().forEach((status, response) -> {
            if (!status.startsWith("2")) {
                return;
            }
            if (api.takesKey()) {
                response.addHeaderObject(
                        IdempotentResult.REPLAYED, header("`true` if an earlier request with the same key has acted."));
            }
            if (api.returnsCase()) {
                response.addHeaderObject(HttpHeaders.ETAG, header("The version of the case, in quotes."));
            }
            if (api.readsReplica()) {
                response.addHeaderObject(
                        ReplicaReader.HEADER,
                        header("There if the answer was read on a replica: all that happened by this instant is in it,"
                                        + " later changes perhaps. Without it the answer is current, as it always is for a"
                                        + " request with `Cache-Control: no-cache`.")
                                .schema(new DateTimeSchema()));
            }
            if (status.equals("201")) {
                response.addHeaderObject(HttpHeaders.LOCATION, header("The path of the new object."));
            }
        });
    }

    /** By reference: there are several hundred answers. */
    private static void addHeadersOfEveryAnswer(Operation operation, Components components) {
        components.addHeaders(
                RequestIdFilter.HEADER,
                header("The id of the request: the caller's, or a new one.").required(true));
        components.addHeaders(
                HttpHeaders.RETRY_AFTER,
                header("After how many seconds to try again.")
                        .required(true)
                        .schema(new IntegerSchema().minimum(BigDecimal.ONE)));
        operation.getResponses().forEach((status, response) -> {
            response.addHeaderObject(RequestIdFilter.HEADER, new Header().$ref(RequestIdFilter.HEADER));
            if (WAITED_FOR.contains(status)) {
                response.addHeaderObject(HttpHeaders.RETRY_AFTER, new Header().$ref(HttpHeaders.RETRY_AFTER));
            }
        });
    }

    /** Describes the problems of one status together. */
    private void addProblems(Operation operation, Components components, ApiOperation api) {
        Schema<?> problem =
                SpringDocAnnotationsUtils.extractSchema(components, ProblemDocument.class, null, null, SpecVersion.V31);
        Content content = new Content().addMediaType("application/problem+json", new MediaType().schema(problem));
        api.problems(operation).stream()
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
        return "- `" + type.slug() + "`: "
                + switch (type) {
                    // their details differ from call to call
                    case INVALID_TRACKING_NUMBER -> message(type, "title") + "; `code` tells the reason.";
                    case LIMIT_REACHED -> message(type, "title") + "; `detail` tells how many times are possible.";
                    default -> message(type, "detail");
                };
    }

    private String message(ProblemType type, String part) {
        return messages.getMessage("problem." + type.slug() + "." + part, null, Locale.ENGLISH);
    }

    private static HeaderParameter header(String name, String description) {
        HeaderParameter header = new HeaderParameter();
        header.name(name).description(description).required(false).schema(new StringSchema());
        return header;
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
