package org.reissue.web.openapi;

import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.ReadsReplica;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** The properties of an operation, of the API or of local mode, that follow from its path, method and parameters. */
record ApiOperation(
        String path, String method, boolean takesApiRequest, boolean readsReplica, Set<ProblemType> declaredProblems) {

    private static final String API = "/api/v1/";
    private static final String ONE_CASE = "/reissues/{id}";
    private static final String ONE_SUBSCRIPTION = "/webhooks/{id}";
    private static final Set<ProblemType> OF_EVERY_API_CALL = EnumSet.of(
            ProblemType.UNAUTHORIZED,
            ProblemType.FORBIDDEN,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.SERVICE_UNAVAILABLE);

    static ApiOperation of(RequestMappingInfo mapping, HandlerMethod handler) {
        String path = mapping.getPatternValues().iterator().next();
        String method =
                mapping.getMethodsCondition().getMethods().iterator().next().name();
        ApiProblems annotation = handler.getMethodAnnotation(ApiProblems.class);
        EnumSet<ProblemType> declaredProblems = EnumSet.noneOf(ProblemType.class);
        if (annotation != null) {
            declaredProblems.addAll(Arrays.asList(annotation.value()));
        }
        boolean takesApiRequest = Arrays.stream(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(ApiRequest.class::equals);
        boolean readsReplica = handler.hasMethodAnnotation(ReadsReplica.class);
        return new ApiOperation(path, method, takesApiRequest, readsReplica, declaredProblems);
    }

    boolean isApi() {
        return path.startsWith(API);
    }

    String scope() {
        return path.substring(API.length()).split("/")[0];
    }

    /** The object that the id in the path names, and most operations return; null where each operation says so. */
    @Nullable
    String object() {
        if (path.contains(ONE_CASE)) {
            return "the case";
        }
        return path.contains(ONE_SUBSCRIPTION) ? "the subscription" : null;
    }

    boolean takesKey() {
        return takesApiRequest
                && Scope.ofPath(path)
                        .filter(scope -> ApiRequest.takesKey(scope, method))
                        .isPresent();
    }

    /** Whether it is a command on one case, which takes {@code If-Match}. */
    boolean isOnCase() {
        return takesKey() && path.contains(ONE_CASE);
    }

    boolean returnsCase() {
        return isOnCase() || path.endsWith(ONE_CASE) || takesKey() && path.endsWith("/buyer/reissues");
    }

    Set<ProblemType> problems(Operation operation) {
        Set<ProblemType> problems = EnumSet.of(ProblemType.NOT_ACCEPTABLE);
        if (isApi()) {
            problems.addAll(OF_EVERY_API_CALL);
        }
        problems.addAll(declaredProblems);
        boolean hasBody = operation.getRequestBody() != null;
        boolean hasParameters = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> !"path".equals(parameter.getIn()));
        if (hasBody || hasParameters) {
            problems.add(ProblemType.INVALID_REQUEST);
        }
        if (hasBody) {
            problems.add(ProblemType.PAYLOAD_TOO_LARGE);
            problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        if (path.contains("{")) {
            problems.add(ProblemType.NOT_FOUND);
        }
        if (isApi() && changes()) {
            problems.add(ProblemType.BUSY);
        }
        if (takesKey()) {
            problems.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        if (isOnCase()) {
            problems.add(ProblemType.PRECONDITION_FAILED);
            problems.add(ProblemType.INVALID_TRANSITION);
        }
        return problems;
    }

    private boolean changes() {
        return !method.equals("GET");
    }
}
