package org.reissue.cases;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reissue.cases.ScannedCases.ScannedCase;
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
class ScanWatch {

    private final ScannedCases scannedCases;
    private final TakenSteps takenSteps;
    private final Policy policy;
    private final Clock clock;

    ScanWatch(ScannedCases scannedCases, TakenSteps takenSteps, Policy policy, Clock clock) {
        this.scannedCases = scannedCases;
        this.takenSteps = takenSteps;
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
        Turn turn = new Turn(Party.SYSTEM, clock.instant(), policy);
        Map<UUID, ScannedCase> first = picked.stream()
                .filter(scanned -> scanned.facts().status() == CaseStatus.IN_TRANSIT || !scanned.isLate(turn.now()))
                .collect(Collectors.toMap(ScannedCase::id, Function.identity(), (earliest, later) -> earliest));
        if (first.isEmpty()) {
            return;
        }
        List<Step> steps = first.values().stream()
                .filter(scanned -> scanned.facts().status() == CaseStatus.SHIPPED)
                .map(scanned -> step(scanned, turn))
                .toList();
        scannedCases.write(List.copyOf(first.values()));
        if (!steps.isEmpty()) {
            takenSteps.write(steps);
        }
    }

    private static Step step(ScannedCase scanned, Turn turn) {
        return Lifecycle.transition(
                        scanned.facts().state(), Action.SCAN, turn.party().actor(), null)
                .map(row -> Step.ofScan(
                        scanned.facts(),
                        row,
                        Map.of(
                                "carrier", scanned.parcel().carrier(),
                                "trackingNumber", scanned.parcel().trackingNumber()),
                        turn))
                .orElseThrow(() -> new IllegalStateException("No scan moves case " + scanned.id()));
    }
}
