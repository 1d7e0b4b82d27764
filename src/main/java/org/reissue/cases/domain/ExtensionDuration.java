package org.reissue.cases.domain;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** By how much ops extend a deadline at once: 1 minute to 30 days. Null is valid. */
@DurationMin(minutes = 1)
@DurationMax(days = ExtensionDuration.MAX_DAYS)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({FIELD, METHOD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ExtensionDuration {

    int MAX_DAYS = 30;

    String message() default "{invalid.extension}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
