package org.reissue.web.api;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An opaque id: 1 to 64 of {@code [A-Za-z0-9._:-]}. Null is valid; combine with {@code @NotNull}. */
@Pattern(regexp = Identifier.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({FIELD, METHOD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Identifier {

    int MAX_LENGTH = 64;
    /** Anchored for the readers of schemas, whose patterns match parts of a text. */
    String PATTERN = "^[A-Za-z0-9._:-]{1," + MAX_LENGTH + "}$";

    String message() default "{invalid.identifier}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
