package org.reissue.logistics.signals;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where ops look for shops that upload numbers of parcels that do not exist (R13). */
@RestController
@Tag(name = "ops")
class SignalController {

    private final TrackingSignalService signals;

    SignalController(TrackingSignalService signals) {
        this.signals = signals;
    }

    /**
     * Per shop: how many replacements it shipped, how many of their numbers no carrier has ever scanned, how many of
     * those it uploaded minutes before the deadline, and how many numbers it corrected. The shops with the most numbers
     * never scanned come first. It tells something only on a platform that carriers send their scans to.
     *
     * @param filter which shops and shipments
     * @return one page
     */
    @GetMapping("/api/v1/ops/tracking-signals")
    @Operation(summary = "List shops by how untrue their tracking numbers look")
    Page<TrackingSignal> listTrackingSignals(
            @Valid @ParameterObject SignalFilter filter, @Valid @ParameterObject Paging paging) {
        return signals.find(filter, paging);
    }
}
