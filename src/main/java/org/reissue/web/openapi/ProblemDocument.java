package org.reissue.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.ViolationResponse;

/**
 * An error (RFC 9457). {@code type} is meant for programs, {@code detail} for people; members that do not apply are
 * absent.
 *
 * @param type {@code urn:reissue:problem:} and a stable slug
 * @param title the kind of problem, in the caller's language
 * @param status the HTTP status
 * @param detail the explanation, in the caller's language
 * @param instance the path of the request; absent if it was refused before its call began, and inside of results
 * @param requestId the id of the request, which is also the header {@code X-Request-Id} of the answer; absent from
 *     problems inside of results
 * @param errors with {@code invalid-request}: the invalid fields, parameters and headers
 * @param violations with {@code not-eligible}: every rule that the request breaks
 * @param code with {@code invalid-tracking-number}: {@code UNKNOWN_CARRIER}, {@code BAD_FORMAT},
 *     {@code BAD_CHECK_DIGIT}, {@code ORIGINAL_PARCEL}, {@code ALREADY_USED} or {@code SCANNED_BEFORE}; confirmable are
 *     {@code CARRIER_MISMATCH}, {@code UNLIKELY_FORMAT} and {@code USED_ELSEWHERE}
 * @param confirmable with {@code invalid-tracking-number}: whether {@code confirmed: true} makes the number acceptable
 * @param likelyCarriers with {@code invalid-tracking-number}: codes of other carriers of which the number may be, the
 *     likeliest first
 * @param caseStatus with {@code invalid-transition}: the status of the case now
 * @param allowedActions with {@code invalid-transition}: the actions that the state of the case allows to the caller's
 *     scope, also a ruling while another member of staff has the arbitration in hand
 */
@Schema(name = "Problem")
record ProblemDocument(
        @Schema(example = "urn:reissue:problem:not-eligible")
        URI type,

        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<InvalidField> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ViolationResponse> violations,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean confirmable,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> likelyCarriers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String caseStatus,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> allowedActions) {

    /**
     * An invalid field, parameter or header.
     *
     * @param field its path in the body, such as {@code items[0].quantity}, or the name of the parameter or header
     * @param message the reason, in the caller's language
     */
    record InvalidField(String field, String message) {}
}
