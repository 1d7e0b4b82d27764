package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.Rejection;
import org.reissue.cases.domain.RejectionCode;

/**
 * The merchant's last rejection (R15), kept when the case continues.
 *
 * @param code the kind of reason
 * @param explanation the merchant's explanation to the buyer; null once it is erased (R20)
 * @param evidence https links
 * @param at when the merchant rejected, in UTC
 */
@Schema(name = "Rejection")
public record RejectionResponse(
        RejectionCode code, @Nullable String explanation, List<String> evidence, Instant at) {

    static RejectionResponse of(Rejection rejection) {
        return new RejectionResponse(rejection.code(), rejection.explanation(), rejection.evidence(), rejection.at());
    }
}
