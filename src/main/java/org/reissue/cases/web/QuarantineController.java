package org.reissue.cases.web;

import jakarta.validation.Valid;
import org.reissue.cases.timeouts.QuarantineService;
import org.reissue.cases.timeouts.QuarantinedCase;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.idempotency.IdempotencyService;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases whose deadline could not be fired. */
@RestController
@RequestMapping("/api/v1/ops/quarantine")
class QuarantineController {

    private final QuarantineService quarantine;
    private final IdempotencyService idempotency;

    QuarantineController(QuarantineService quarantine, IdempotencyService idempotency) {
        this.quarantine = quarantine;
        this.idempotency = idempotency;
    }

    /**
     * List quarantined cases. Their deadline has passed and could not be fired; the sweep tries again later and later.
     *
     * @return one page
     */
    @GetMapping
    Page<QuarantinedCase> listQuarantinedCases(@Valid @ParameterObject Paging paging) {
        return quarantine.find(paging);
    }

    /**
     * Release a quarantined case. The next sweep tries to fire its deadline again.
     *
     * @param id the case
     * @return the case as it is in quarantine now
     */
    @PostMapping("/{id}/release")
    ResponseEntity<QuarantinedCase> releaseQuarantinedCase(ApiRequest request, @PathVariable String id) {
        return idempotency
                .once(request, null, QuarantinedCase.class, () -> quarantine.release(request.actor(), id))
                .toResponse();
    }
}
