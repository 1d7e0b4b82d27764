package org.reissue.cases.timeouts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reissue.cases.domain.AppliedTransition;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.cases.timeouts.BulkExtension.CaseKey;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Policy;
import org.reissue.web.api.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transaction of one batch of a bulk extension. It also saves how far the extension has come. */
@Service
class BulkExtensionTransaction {

    private static final int BATCH = 1_000;

    private final BulkExtensionRepository repository;
    private final TransitionRecorder recorder;
    private final Policy policy;
    private final Clock clock;

    BulkExtensionTransaction(
            BulkExtensionRepository repository, TransitionRecorder recorder, Policy policy, Clock clock) {
        this.repository = repository;
        this.recorder = recorder;
        this.policy = policy;
        this.clock = clock;
    }

    /** Extends the next deadlines; nothing if the extension has ended, which a concurrent request may have done. */
    @Transactional
    BulkExtension extendNext(UUID id, BulkExtendRequest request, Caller caller) {
        BulkExtension stored = repository.lock(id);
        if (stored.ended()) {
            return stored;
        }
        Instant now = clock.instant();
        BulkExtension extension = stored.started(now);
        List<CaseKey> keys = repository.findNext(request, extension, now, BATCH);
        int extended = keys.isEmpty() ? 0 : extend(keys, request, extension, caller);
        BulkExtension result =
                keys.size() < BATCH ? extension.end(extended) : extension.after(keys.get(BATCH - 1), extended);
        repository.save(id, result);
        return result;
    }

    private int extend(List<CaseKey> keys, BulkExtendRequest request, BulkExtension extension, Caller caller) {
        List<CaseSnapshot> locked = repository.lockCases(keys, request, extension);
        CommandContext context = CommandContext.of(caller, clock.instant(), policy);
        List<AppliedTransition> transitions = locked.stream()
                .filter(CaseSnapshot::isKnown)
                .filter(found -> !Lifecycle.hasPassed(found.deadlineAt(), context.now()))
                .map(found -> AppliedTransition.extension(found, request.by(), request.comment(), context))
                .toList();
        recorder.updateAndRecord(transitions);
        return transitions.size();
    }
}
