package org.reissue.logistics.scans;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Validator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Carrier scans over HTTP. */
@RestController
class ScanController {

    private final ScanService scans;
    private final Validator validator;

    ScanController(ScanService scans, Validator validator) {
        this.scans = scans;
        this.validator = validator;
    }

    /**
     * Record carrier scans: one, or an array of 1 to 1,000, all or none. Scans may repeat, come in any order, and come
     * before the merchant has shipped. The first scan of a shipped replacement since the buyer applied sets the case in
     * transit (R13); a scan that arrives after the case has become overdue or has ended is recorded and does not move
     * the case.
     *
     * @param batch the scans
     * @return how many scans the call held, and how many of them were new
     */
    @PostMapping("/api/v1/system/scans")
    @Operation(
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(oneOf = {Scan.class, Scan[].class}))))
    ScanResponse addScans(@RequestBody ScanBatch batch) {
        return scans.record(batch.valid(validator));
    }
}
