package org.reissue.web.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An error that the caller gets as {@code application/problem+json}. It carries no text: the detail is the message
 * {@code problem.<slug>.detail} in the caller's language, formatted with the arguments, none of which is null. The
 * cause is for the log alone.
 */
public final class Problem extends RuntimeException {

    /** After which a failover is usually over. */
    private static final long FAILOVER_SECONDS = 2;

    private final ProblemType type;
    private final transient List<Object> arguments;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient List<InvalidField> invalidFields = new ArrayList<>();
    private final transient List<Violation> violations = new ArrayList<>();
    private long retryAfterSeconds;

    public Problem(ProblemType type, Object... arguments) {
        this(type, null, List.of(arguments));
    }

    private Problem(ProblemType type, @Nullable Throwable cause, List<Object> arguments) {
        super(type.slug(), cause, false, false);
        this.type = type;
        this.arguments = arguments;
    }

    /** The requested object does not exist or is not the caller's; the caller must not see which. */
    public static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND);
    }

    /**
     * A field, parameter or header is invalid.
     *
     * @param field the path in the body, such as {@code items[0].quantity}, or the name of the parameter or header
     * @param messageKey the key of the reason in {@code messages.properties}
     */
    public static Problem invalid(String field, String messageKey, Object... arguments) {
        return new Problem(ProblemType.INVALID_REQUEST).andInvalid(field, messageKey, arguments);
    }

    /** The request breaks one or more rules. */
    public static Problem notEligible(List<Violation> violations) {
        Problem problem = new Problem(ProblemType.NOT_ELIGIBLE);
        problem.violations.addAll(violations);
        return problem;
    }

    /**
     * R13: the tracking number is not real, or unlikely; the detail is the message {@code tracking.<code>}.
     *
     * @param confirmable whether the request succeeds when the caller confirms the number
     * @param likelyCarriers codes of other carriers of which the number may be, the likeliest first
     */
    public static Problem invalidTrackingNumber(String code, boolean confirmable, List<String> likelyCarriers) {
        return new Problem(ProblemType.INVALID_TRACKING_NUMBER)
                .with("code", code)
                .with("confirmable", confirmable)
                .with("likelyCarriers", likelyCarriers);
    }

    /** Too many calls; the answer tells after how many seconds another one may come, at least 1. */
    public static Problem tooManyRequests(long retryAfterSeconds) {
        Problem problem = new Problem(ProblemType.TOO_MANY_REQUESTS);
        problem.retryAfterSeconds = retryAfterSeconds;
        return problem;
    }

    /** The service itself has failed; the log of calls has the cause. */
    static Problem internalError(Throwable cause) {
        return new Problem(ProblemType.INTERNAL_ERROR, cause, List.of());
    }

    /** The call cannot be served for the moment, although nothing is wrong with it. */
    public static Problem unavailable(Throwable cause) {
        return new Problem(ProblemType.SERVICE_UNAVAILABLE, cause, List.of());
    }

    /**
     * The order service cannot be asked or gives no valid answer; the answer tells after how many seconds to try again,
     * at least 1.
     */
    public static Problem orderServiceUnavailable(long retryAfterSeconds, Throwable cause) {
        Problem problem = new Problem(ProblemType.ORDER_SERVICE_UNAVAILABLE, cause, List.of());
        problem.retryAfterSeconds = retryAfterSeconds;
        return problem;
    }

    /** Adds another field, parameter or header to an {@link #invalid} request. */
    public Problem andInvalid(String field, String messageKey, Object... arguments) {
        invalidFields.add(new InvalidField(field, messageKey, List.of(arguments)));
        return this;
    }

    /** Adds an extension member to the problem document. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> members() {
        return members;
    }

    /** After how many seconds the same call may succeed; empty when time alone changes nothing. */
    public OptionalLong retryAfterSeconds() {
        if (type == ProblemType.SERVICE_UNAVAILABLE) {
            return OptionalLong.of(FAILOVER_SECONDS);
        }
        return retryAfterSeconds == 0 ? OptionalLong.empty() : OptionalLong.of(retryAfterSeconds);
    }

    List<Object> arguments() {
        return arguments;
    }

    /** The names of the fields, parameters and headers that are invalid. */
    public List<String> invalidFieldNames() {
        return invalidFields.stream().map(InvalidField::field).toList();
    }

    public List<InvalidField> invalidFields() {
        return invalidFields;
    }

    List<Violation> violations() {
        return violations;
    }

    /** A field, parameter or header, and the reason why it is invalid. */
    public record InvalidField(String field, String messageKey, List<Object> arguments) {}
}
