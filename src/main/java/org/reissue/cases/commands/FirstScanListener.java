package org.reissue.cases.commands;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reissue.cases.commands.ScannedCaseRepository.ScannedCase;
import org.reissue.cases.domain.AppliedTransition;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Policy;
import org.reissue.logistics.ParcelsScannedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sets a shipped case in transit when the carrier first scans its parcel (R13). */
@Component
class FirstScanListener {

    private final ScannedCaseRepository scannedCases;
    private final TransitionRecorder recorder;
    private final Policy policy;
    private final Clock clock;

    FirstScanListener(ScannedCaseRepository scannedCases, TransitionRecorder recorder, Policy policy, Clock clock) {
        this.scannedCases = scannedCases;
        this.recorder = recorder;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Handles scans in the transaction that records them. A scan must arrive before the deadline of the case, however
     * long it then waits for the case; a later scan does not move the case, even if the timeout has not fired yet.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ParcelsScannedEvent event) {
        Map<UUID, ScannedCase> firstScans = scannedCases.lock(event.scans()).stream()
                .filter(scanned -> scanned.isInTransit() || !scanned.isLate(event.arrivedAt()))
                .collect(Collectors.toMap(ScannedCase::id, Function.identity(), (earliest, later) -> earliest));
        CommandContext context = CommandContext.ofSystem(clock.instant(), policy);
        scannedCases.saveFirstScans(firstScans.values());
        recorder.updateAndRecord(firstScans.values().stream()
                .filter(ScannedCase::moves)
                .map(scanned -> transition(scanned, context))
                .toList());
    }

    private static AppliedTransition transition(ScannedCase scanned, CommandContext context) {
        CaseSnapshot snapshot = scanned.snapshot();
        return Lifecycle.transition(snapshot.state(), Action.SCAN, ActorKind.SYSTEM, null)
                .map(transition ->
                        AppliedTransition.of(snapshot, transition, context).with(scanned.details()))
                .orElseThrow(
                        () -> new IllegalStateException("The lifecycle table has no scan for case " + scanned.id()));
    }
}
