package org.reissue.web.api;

import org.jspecify.annotations.Nullable;

/**
 * Who calls, taken from the bearer token and the part of the API that was called.
 *
 * @param scope the part of the API called; the token carries this scope
 * @param subject the buyer id or the staff member
 * @param shopId the merchant's shop; null for every other scope
 */
public record Caller(Scope scope, String subject, @Nullable String shopId) {}
