package org.reissue.web.openapi;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.reissue.web.problem.ViolationResponse;

/**
 * A refusal (RFC 9457). Programs go by {@code type}, people read {@code detail}; members that do not apply are left
 * out.
 *
 * @param type {@code urn:reissue:problem:} and a slug that never changes
 * @param title what kind of problem it is, in the caller's language
 * @param status the HTTP status
 * @param detail what was wrong this time, in the caller's language
 * @param instance the path that was called
 * @param errors with {@code invalid-request}: what is wrong with which field, parameter or header
 * @param violations with {@code not-eligible}: every rule that was broken
 * @param code with {@code invalid-tracking-number}: {@code UNKNOWN_CARRIER}, {@code BAD_FORMAT},
 *     {@code BAD_CHECK_DIGIT}, {@code ORIGINAL_PARCEL}, {@code ALREADY_USED} or {@code SCANNED_BEFORE}
 * @param caseStatus with {@code invalid-transition}: the status of the case now
 * @param allowedActions with {@code invalid-transition}: what the caller may do with the case now
 */
@Schema(name = "Problem")
record ProblemDocument(
        @Schema(example = "urn:reissue:problem:not-eligible")
        URI type,

        String title,
        int status,
        String detail,
        String instance,
        List<InvalidField> errors,
        List<ViolationResponse> violations,
        String code,
        String caseStatus,
        List<String> allowedActions) {

    /**
     * What is wrong with one field, parameter or header.
     *
     * @param field where it stands in the body, such as {@code items[0].quantity}, or the name of the parameter or
     *     header
     * @param message what is wrong with it, in the caller's language
     */
    record InvalidField(String field, String message) {}
}
