package org.reissue.web;

/**
 * One call of the API, without its body. Controllers take it as a parameter.
 *
 * @param caller who calls
 * @param method the HTTP method
 * @param path the path, without the query
 * @param idempotencyKey the {@code Idempotency-Key} header, or null
 * @param ifMatch the {@code If-Match} header as sent, or null
 */
public record Call(Caller caller, String method, String path, String idempotencyKey, String ifMatch) {

    /**
     * Judges {@code If-Match} against the version of what the call is about.
     *
     * @throws Problem {@code precondition-failed} when the caller meant another version
     */
    public void requireVersion(long version) {
        throw new UnsupportedOperationException();
    }
}
