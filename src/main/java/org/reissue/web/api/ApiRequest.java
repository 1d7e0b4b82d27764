package org.reissue.web.api;

import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;

/**
 * A request to the API, without its body. Controllers take it as a parameter.
 *
 * @param caller the caller
 * @param method the HTTP method
 * @param path the path, decoded, without the query
 * @param idempotencyKey the {@code Idempotency-Key} header, or null; always null for a caller or method that takes none
 * @param ifMatch the {@code If-Match} header as sent, or null
 */
public record ApiRequest(Caller caller, String method, String path, String idempotencyKey, String ifMatch) {

    /**
     * Checks {@code If-Match} against the version of the case.
     *
     * @throws Problem {@code precondition-failed} when the caller meant another version
     */
    public void requireVersion(long version) {
        if (ifMatch != null && !EntityTags.match(ifMatch, "\"" + version + "\"")) {
            throw new Problem(ProblemType.PRECONDITION_FAILED);
        }
    }
}
