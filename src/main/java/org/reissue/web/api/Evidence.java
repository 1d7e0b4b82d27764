package org.reissue.web.api;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * At most 8 pictures or documents, as absolute https URLs of at most 500 characters each, which name a host that
 * {@code reissue.evidence.hosts} allows and no user. Null is valid.
 */
@Constraint(validatedBy = EvidenceValidator.class)
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Evidence {

    int MAX_ENTRIES = 8;
    int MAX_LENGTH = 500;

    String message() default "{invalid.evidence}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
