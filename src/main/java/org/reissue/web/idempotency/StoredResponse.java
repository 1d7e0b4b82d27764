package org.reissue.web.idempotency;

/**
 * What is remembered of an answer under its idempotency key.
 *
 * @param status the HTTP status
 * @param location the {@code Location} header, or null
 * @param caseId the case the call moved, shown as it is now when replayed; null for a call that moves no case
 */
public record StoredResponse(int status, String location, String caseId) {}
