package org.reissue.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The call answers with CSV. With {@code produces} in the mapping, a request that accepts no CSV would fall to another
 * mapping that fits the path, such as {@code /{id}}, and would be answered with 404 instead of 406.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProducesCsv {}
