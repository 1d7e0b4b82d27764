package org.reissue.cases.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reissue.audit.AuditAction;
import org.reissue.audit.AuditService;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.history.CaseEventRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases personal data (R20): the receiver, the free texts and the evidence of ended cases and of their events. The
 * cases and the events stay.
 */
@Service
@EnableConfigurationProperties(RetentionProperties.class)
public class ErasureService {

    static final int BATCH = 1_000;

    private final ErasureRepository repository;
    private final CaseEventRepository events;
    private final TimeoutService timeouts;
    private final AuditService audit;
    private final RetentionProperties properties;
    private final Clock clock;

    ErasureService(
            ErasureRepository repository,
            CaseEventRepository events,
            TimeoutService timeouts,
            AuditService audit,
            RetentionProperties properties,
            Clock clock) {
        this.repository = repository;
        this.events = events;
        this.timeouts = timeouts;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Erases one batch of cases that ended {@code reissue.retention.personal-data} ago. Of several instances that do so
     * at once, each takes other cases.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean eraseDue() {
        Instant now = clock.instant();
        return erase(repository.lockDue(now.minus(properties.personalData()), BATCH), now) == BATCH;
    }

    /**
     * Fires the passed deadlines of a buyer's cases, in transactions of their own: what is erased does not depend on
     * how late the sweep is. A case that cannot be fired stays open.
     */
    public void firePassed(String buyerId) {
        timeouts.fireEach(repository.findDueOfBuyer(buyerId, clock.instant()));
    }

    /**
     * Erases all that a buyer's ended cases hold, and the receivers of the buyer's orders that have no open case.
     *
     * @param actor who erases, for the audit log
     * @return how many orders and cases were erased; none when they were erased before
     */
    @Transactional
    public Erasure erase(String actor, String buyerId) {
        Instant now = clock.instant();
        int cases = 0;
        int erased;
        do {
            erased = erase(repository.lockOfBuyer(buyerId, BATCH), now);
            cases += erased;
        } while (erased == BATCH);
        Erasure erasure = new Erasure(repository.eraseOrdersOfBuyer(buyerId), cases);
        audit.record(actor, AuditAction.BUYER_ERASED, buyerId, null, erasure);
        return erasure;
    }

    private int erase(List<UUID> locked, Instant now) {
        if (!locked.isEmpty()) {
            repository.eraseCases(locked, now);
            events.erase(locked);
        }
        return locked.size();
    }
}
