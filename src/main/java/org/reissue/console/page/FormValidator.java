package org.reissue.console.page;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemMapping;
import org.springframework.stereotype.Component;

/** Validates the request that a form was converted to, by the same constraints as bodies of the API. */
@Component
@ConditionalOnConsole
public class FormValidator {

    private final Validator validator;

    FormValidator(Validator validator) {
        this.validator = validator;
    }

    /**
     * The request, once it is valid.
     *
     * @throws Problem {@code invalid-request} when it is not, naming each field
     */
    public <T> T valid(T request) {
        Set<ConstraintViolation<T>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw ProblemMapping.of(new ConstraintViolationException(violations));
        }
        return request;
    }
}
