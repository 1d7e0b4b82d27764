package org.reissue.web.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the OpenAPI description which problems a call answers with besides those that follow from its form: 401, 403
 * and 406 always, 400, 413 and 415 for what is read, 404 for what a path names, {@code busy} and
 * {@code idempotency-key-reused} for what may be done twice, {@code invalid-transition} and {@code precondition-failed}
 * for what moves a case.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiProblems {

    ProblemType[] value();
}
