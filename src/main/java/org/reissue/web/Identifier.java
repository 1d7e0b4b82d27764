package org.reissue.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An opaque id: 1 to 64 of {@code [A-Za-z0-9._:-]}. */
@Pattern(regexp = Identifier.PATTERN)
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
public @interface Identifier {

    String PATTERN = "[A-Za-z0-9._:-]{1,64}";

    String message() default "{jakarta.validation.constraints.Pattern.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
