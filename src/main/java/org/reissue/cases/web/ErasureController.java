package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.reissue.cases.retention.Erasure;
import org.reissue.cases.retention.ErasureService;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Identifier;
import org.reissue.web.idempotency.IdempotencyService;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The erasure of personal data when a buyer asks for it. */
@RestController
class ErasureController {

    private final ErasureService erasure;
    private final IdempotencyService idempotency;

    ErasureController(ErasureService erasure, IdempotencyService idempotency) {
        this.erasure = erasure;
        this.idempotency = idempotency;
    }

    /**
     * Erase the personal data of a buyer at once (R20). The receiver, texts and evidence of the buyer's ended cases are
     * erased, and the receivers of the buyer's orders without an open case. Later facts of these orders do not bring
     * the receiver back. An open case is left as it is: repeat the call when the case has ended.
     *
     * @param buyer the buyer
     * @return how many orders and cases were erased; 0 when they were erased before
     */
    @PostMapping("/api/v1/ops/erasures")
    ResponseEntity<Erasure> eraseBuyer(ApiRequest request, @Valid @RequestBody ErasureRequest buyer) {
        erasure.firePassed(buyer.buyerId());
        return idempotency
                .once(request, buyer, Erasure.class, () -> erasure.erase(request.actor(), buyer.buyerId()))
                .toResponse();
    }

    /**
     * Whose personal data to erase.
     *
     * @param buyerId the buyer
     */
    record ErasureRequest(
            @NotNull @Identifier @Schema(example = "B-1") String buyerId) {}
}
