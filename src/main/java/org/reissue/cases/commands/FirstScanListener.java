package org.reissue.cases.commands;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reissue.cases.commands.ScannedCaseRepository.ScannedCase;
import org.reissue.cases.domain.Actor;
import org.reissue.cases.domain.AppliedTransition;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Policy;
import org.reissue.logistics.ParcelsScannedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** R13: the first scan of a shipped replacement sets the case in transit. */
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
     * In the transaction that records the scans. Whether a scan is in time is judged now that it arrives: a case whose
     * deadline has passed is left to what silence brings, whether or not that is fired yet.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ParcelsScannedEvent arrived) {
        List<ScannedCase> picked = scannedCases.pick(arrived.scans());
        CommandContext turn = new CommandContext(Actor.SYSTEM, clock.instant(), policy);
        Map<UUID, ScannedCase> first = picked.stream()
                .filter(scanned -> scanned.facts().status() == CaseStatus.IN_TRANSIT || !scanned.isLate(turn.now()))
                .collect(Collectors.toMap(ScannedCase::id, Function.identity(), (earliest, later) -> earliest));
        if (first.isEmpty()) {
            return;
        }
        List<AppliedTransition> transitions = first.values().stream()
                .filter(scanned -> scanned.facts().status() == CaseStatus.SHIPPED)
                .map(scanned -> step(scanned, turn))
                .toList();
        scannedCases.write(List.copyOf(first.values()));
        if (!transitions.isEmpty()) {
            recorder.write(transitions);
        }
    }

    private static AppliedTransition step(ScannedCase scanned, CommandContext turn) {
        return Lifecycle.transition(
                        scanned.facts().state(), Action.SCAN, turn.party().actor(), null)
                .map(row -> AppliedTransition.ofScan(
                        scanned.facts(),
                        row,
                        Map.of(
                                "carrier", scanned.parcel().carrier(),
                                "trackingNumber", scanned.parcel().trackingNumber()),
                        turn))
                .orElseThrow(() -> new IllegalStateException("No scan moves case " + scanned.id()));
    }
}
