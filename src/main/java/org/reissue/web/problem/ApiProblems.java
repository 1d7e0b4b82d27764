package org.reissue.web.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds problems to the OpenAPI description of an operation. The description derives the usual ones by itself: 401, 403
 * and 406 for all operations, 400, 413 and 415 for parameters and bodies, 404 for ids in the path, {@code busy} and
 * {@code idempotency-key-reused} for repeatable operations, {@code invalid-transition} and {@code precondition-failed}
 * for commands on a case.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiProblems {

    ProblemType[] value();
}
