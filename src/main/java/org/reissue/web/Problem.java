package org.reissue.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal, on its way to the caller as {@code application/problem+json}. It carries no text: the detail is the
 * message {@code problem.<slug>.detail} in the caller's language, filled with the arguments.
 */
public final class Problem extends RuntimeException {

    private final ProblemType type;
    private final List<Object> arguments;
    private final Map<String, Object> members = new LinkedHashMap<>();

    public Problem(ProblemType type, Object... arguments) {
        super(type.slug(), null, false, false);
        this.type = type;
        this.arguments = List.of(arguments);
    }

    /** Unknown, or not the caller's: the two must look alike. */
    public static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND);
    }

    /** One field or parameter is not what the contract allows; {@code messageKey} says why. */
    public static Problem invalid(String field, String messageKey, Object... arguments) {
        throw new UnsupportedOperationException();
    }

    /** One or more rules are broken. */
    public static Problem notEligible(List<Violation> violations) {
        throw new UnsupportedOperationException();
    }

    /** Adds an extension member to the problem document. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    List<Object> arguments() {
        return arguments;
    }

    public Map<String, Object> members() {
        return members;
    }
}
