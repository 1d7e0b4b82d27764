package org.reissue.web.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal, on its way to the caller as {@code application/problem+json}. It carries no text: the detail is the
 * message {@code problem.<slug>.detail} in the caller's language, filled with the arguments (none of them null).
 */
public final class Problem extends RuntimeException {

    private final ProblemType type;
    private final transient List<Object> arguments;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient List<Fault> faults = new ArrayList<>();
    private final transient List<Violation> violations = new ArrayList<>();

    public Problem(ProblemType type, Object... arguments) {
        super(type.slug(), null, false, false);
        this.type = type;
        this.arguments = List.of(arguments);
    }

    /** Unknown, or not the caller's: the two must look alike. */
    public static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND);
    }

    /**
     * One field or parameter is not what the contract allows; the message key says why.
     *
     * @param field where in the body, such as {@code items[0].quantity}, or the name of the parameter or header
     * @param messageKey a text of {@code messages.properties}
     */
    public static Problem invalid(String field, String messageKey, Object... arguments) {
        return new Problem(ProblemType.INVALID_REQUEST).andInvalid(field, messageKey, arguments);
    }

    /** One or more rules are broken. */
    public static Problem notEligible(List<Violation> violations) {
        Problem problem = new Problem(ProblemType.NOT_ELIGIBLE);
        problem.violations.addAll(violations);
        return problem;
    }

    /** R13: the number is not real; the detail is the text {@code tracking.<code>}. */
    public static Problem invalidTrackingNumber(String code, Object... arguments) {
        return new Problem(ProblemType.INVALID_TRACKING_NUMBER, arguments).with("code", code);
    }

    /** Adds one more field or parameter to an {@link #invalid} request. */
    public Problem andInvalid(String field, String messageKey, Object... arguments) {
        faults.add(new Fault(field, messageKey, List.of(arguments)));
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

    List<Object> arguments() {
        return arguments;
    }

    List<Fault> faults() {
        return faults;
    }

    List<Violation> violations() {
        return violations;
    }

    /** What is wrong with one field or parameter. */
    record Fault(String field, String messageKey, List<Object> arguments) {}
}
