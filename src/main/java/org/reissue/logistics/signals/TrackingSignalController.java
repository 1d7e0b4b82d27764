package org.reissue.logistics.signals;

import jakarta.validation.Valid;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shops with suspicious tracking numbers, for ops (R13). */
@RestController
class TrackingSignalController {

    private final TrackingSignalService signals;

    TrackingSignalController(TrackingSignalService signals) {
        this.signals = signals;
    }

    /**
     * List shops by suspicious tracking numbers. The counts are the shipped replacements, the numbers that no carrier
     * has ever scanned, those of them uploaded minutes before the deadline, the corrected numbers, and the unlikely
     * numbers that the shop confirmed. Shops with the most never scanned numbers come first. The counts are meaningful
     * only where carriers send their scans.
     *
     * @return one page of shops
     */
    @GetMapping("/api/v1/ops/tracking-signals")
    Page<TrackingSignal> listTrackingSignals(
            @Valid @ParameterObject TrackingSignalFilter filter, @Valid @ParameterObject Paging paging) {
        return signals.find(filter, paging);
    }
}
