package org.reissue.web.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds problems to the OpenAPI description of an operation. The description derives the usual ones by itself: 401, 403,
 * 406, 429 and 503 for all operations, 400 for parameters, 400, 413 and 415 for bodies, 404 for ids in the path,
 * {@code busy} for all but GET, because they wait for locks, {@code idempotency-key-reused} for operations that take a
 * key, {@code precondition-failed} and {@code invalid-transition} for commands on a case.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiProblems {

    ProblemType[] value();
}
