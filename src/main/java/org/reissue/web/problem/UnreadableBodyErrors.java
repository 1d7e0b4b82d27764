package org.reissue.web.problem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Makes the {@code invalid-request} problem for JSON that Jackson could not read. */
final class UnreadableBodyErrors {

    private static final String BODY = "body";

    private UnreadableBodyErrors() {}

    static Problem of(JacksonException cause) {
        if (cause instanceof TooManyElementsException list) {
            return Problem.invalid(field(list), "invalid.too-many", list.max());
        }
        if (cause instanceof StreamConstraintsException) { // too many tokens or too deep, wherever the limit was met
            return Problem.invalid(BODY, "invalid.json");
        }
        if (cause instanceof InputCoercionException number) {
            return wrongType(number, number.getTargetType());
        }
        if (cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return wrongType(mismatch, mismatch.getTargetType());
        }
        TokenStreamLocation at = cause.getLocation();
        if (cause instanceof StreamReadException && at != null) {
            return Problem.invalid(BODY, "invalid.json-at", at.getLineNr(), at.getColumnNr());
        }
        return Problem.invalid(field(cause), "invalid.json");
    }

    private static Problem wrongType(JacksonException cause, Class<?> type) {
        return addWrongType(new Problem(ProblemType.INVALID_REQUEST), field(cause), type);
    }

    /** Adds to the problem that a value is not of the required type. */
    static Problem addWrongType(Problem problem, String field, Class<?> type) {
        if (type.isEnum()) {
            return problem.andInvalid(field, "invalid.choice", choices(type));
        }
        if (type == String.class) {
            return problem.andInvalid(field, "invalid.string");
        }
        if (type == Instant.class) {
            return problem.andInvalid(field, "invalid.instant");
        }
        if (type == LocalDate.class) {
            return problem.andInvalid(field, "invalid.date");
        }
        if (type == Duration.class) {
            return problem.andInvalid(field, "invalid.duration");
        }
        if (type == Boolean.class || type == boolean.class) {
            return problem.andInvalid(field, "invalid.boolean");
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return problem.andInvalid(field, "invalid.integer");
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return problem.andInvalid(field, "invalid.list");
        }
        return problem.andInvalid(field, "invalid.object");
    }

    private static String choices(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }

    private static String field(JacksonException cause) {
        StringBuilder path = new StringBuilder();
        List<JacksonException.Reference> references = cause.getPath();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }
}
