package org.reissue.web.problem;

import jakarta.validation.ConstraintViolationException;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.Causes;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.validation.BindException;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Makes the {@code invalid-request} problem for values that could be parsed but violate a constraint. */
final class ConstraintErrors {

    private ConstraintErrors() {}

    static Problem of(BindException binding) {
        Problem problem = new Problem(ProblemType.INVALID_REQUEST);
        for (ObjectError error : binding.getAllErrors()) {
            add(problem, "", error, binding);
        }
        return problem;
    }

    static Problem of(HandlerMethodValidationException validation) {
        Problem problem = new Problem(ProblemType.INVALID_REQUEST);
        for (ParameterValidationResult result : validation.getParameterValidationResults()) {
            if (result.getMethodParameter().hasParameterAnnotation(PathVariable.class)) {
                return Problem.notFound();
            }
            add(problem, result);
        }
        return problem;
    }

    static Problem of(ConstraintViolationException violations) {
        Problem problem = new Problem(ProblemType.INVALID_REQUEST);
        violations
                .getConstraintViolations()
                .forEach(violation ->
                        addMessage(problem, violation.getPropertyPath().toString(), violation.getMessage()));
        return problem;
    }

    static Problem of(MethodArgumentTypeMismatchException mismatch) {
        MethodParameter parameter = mismatch.getParameter();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return Problem.notFound();
        }
        return UnreadableBodyErrors.addWrongType(
                new Problem(ProblemType.INVALID_REQUEST),
                mismatch.getName(),
                failedType(mismatch, mismatch.getRequiredType()));
    }

    /** The type that was required of the value; in a list, of its elements. */
    private static Class<?> failedType(Throwable failure, @Nullable Class<?> required) {
        return Causes.of(failure)
                .filter(ConversionFailedException.class::isInstance)
                .map(ConversionFailedException.class::cast)
                .<Class<?>>map(failed -> failed.getTargetType().getType())
                .reduce((outer, inner) -> inner)
                .orElse(required == null ? Object.class : required);
    }

    private static void add(Problem problem, ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            String prefix = result.getContainerIndex() == null ? "" : "[" + result.getContainerIndex() + "]";
            errors.getAllErrors().forEach(error -> add(problem, prefix, error, errors));
            return;
        }
        for (MessageSourceResolvable error : result.getResolvableErrors()) {
            addMessage(problem, name(result.getMethodParameter()), error.getDefaultMessage());
        }
    }

    private static void add(Problem problem, String prefix, ObjectError error, Errors errors) {
        String field = error instanceof FieldError one ? one.getField() : "body";
        String path = prefix.isEmpty() ? field : prefix + "." + field;
        if (error instanceof FieldError one && one.isBindingFailure()) {
            Class<?> type = failedType(one.unwrap(TypeMismatchException.class), errors.getFieldType(field));
            UnreadableBodyErrors.addWrongType(problem, path, type);
        } else {
            addMessage(problem, path, error.getDefaultMessage());
        }
    }

    /** Adds a message that Bean Validation has already formatted in the caller's language. */
    private static void addMessage(Problem problem, String field, @Nullable String message) {
        // Bean Validation calls a list element "evidence[2].<list element>", of which Spring leaves "evidence[2]."
        String path = field.replaceFirst("\\.(<list element>)?$", "");
        problem.andInvalid(path, "invalid.constraint", String.valueOf(message));
    }

    private static String name(MethodParameter parameter) {
        for (Annotation annotation : parameter.getParameterAnnotations()) {
            if (annotation instanceof RequestParam param && !param.name().isEmpty()) {
                return param.name();
            }
            if (annotation instanceof RequestHeader header && !header.name().isEmpty()) {
                return header.name();
            }
        }
        return String.valueOf(parameter.getParameterName());
    }
}
