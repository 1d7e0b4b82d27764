package org.reissue.web.problem;

/** The problem types of the contract. Their slugs and statuses are defined here only. */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400),
    UNAUTHORIZED("unauthorized", 401),
    FORBIDDEN("forbidden", 403),
    NOT_FOUND("not-found", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    INVALID_TRANSITION("invalid-transition", 409),
    BUSY("busy", 409),
    CLAIMED("claimed", 409),
    CONTRADICTING_RESULT("contradicting-result", 409),
    CURSOR_EXPIRED("cursor-expired", 410),
    PRECONDITION_FAILED("precondition-failed", 412),
    PAYLOAD_TOO_LARGE("payload-too-large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415),
    NOT_ELIGIBLE("not-eligible", 422),
    INVALID_TRACKING_NUMBER("invalid-tracking-number", 422),
    REFERENCE_REUSED("reference-reused", 422),
    LIMIT_REACHED("limit-reached", 422),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422),
    TOO_MANY_REQUESTS("too-many-requests", 429),
    INTERNAL_ERROR("internal-error", 500),
    SERVICE_UNAVAILABLE("service-unavailable", 503),
    ORDER_SERVICE_UNAVAILABLE("order-service-unavailable", 503);

    private final String slug;
    private final int status;

    ProblemType(String slug, int status) {
        this.slug = slug;
        this.status = status;
    }

    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }
}
