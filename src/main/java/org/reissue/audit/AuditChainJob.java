package org.reissue.audit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Chains new entries of the audit log every second. Of several instances, one does it at a time. */
@Component
class AuditChainJob {

    private final AuditChain chain;

    AuditChainJob(AuditChain chain) {
        this.chain = chain;
    }

    @Scheduled(initialDelayString = "${reissue.jobs.first-poll}", fixedDelayString = "PT1S")
    void extend() {
        chain.extend();
    }
}
