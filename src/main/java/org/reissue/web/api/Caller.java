package org.reissue.web.api;

import org.jspecify.annotations.Nullable;

/**
 * The caller of the API, as the bearer token names it.
 *
 * @param scope the part of the API that is called; the token has this scope
 * @param subject the id of the buyer, the member of staff or the system
 * @param shopId the merchant's shop; null for all other callers
 */
public record Caller(Scope scope, String subject, @Nullable String shopId) {}
