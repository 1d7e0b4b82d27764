package org.reissue.audit;

import jakarta.validation.Valid;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit log for platform staff. */
@RestController
@RequestMapping("/api/v1/ops/audit")
class AuditController {

    private final AuditService audit;

    AuditController(AuditService audit) {
        this.audit = audit;
    }

    /**
     * List what staff and systems changed outside cases, the newest first.
     *
     * @return one page
     */
    @GetMapping
    Page<AuditEntry> audit(@Valid @ParameterObject AuditFilter filter, @Valid @ParameterObject Paging paging) {
        return audit.find(filter, paging);
    }

    /**
     * Verify the audit log. Each entry's hash is over the entry and the hash before it, so that an entry that was
     * changed or removed shows. It may take a minute when there are many millions; meanwhile another call of the same
     * instance is {@code busy}.
     *
     * @return whether all entries hold, and the first one that does not
     */
    @GetMapping("/verification")
    @ApiProblems(ProblemType.BUSY)
    AuditVerification verifyAudit() {
        return audit.verify();
    }
}
