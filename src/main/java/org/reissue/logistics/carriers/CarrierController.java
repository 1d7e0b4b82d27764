package org.reissue.logistics.carriers;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Page;
import org.reissue.web.api.Text;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Carriers over HTTP: merchants choose among them, ops add and replace them (R13). */
@RestController
class CarrierController {

    private final CarrierService carriers;
    private final IdempotencyService idempotency;

    CarrierController(CarrierService carriers, IdempotencyService idempotency) {
        this.carriers = carriers;
        this.idempotency = idempotency;
    }

    /**
     * List carriers, or suggest one for a tracking number. With a tracking number, only the carriers whose formats it
     * fits or whose distinctive letters it has, the likeliest first: a suggestion, as several carriers may write their
     * numbers alike.
     *
     * @param trackingNumber a number to find the carrier for
     * @return the carriers
     */
    @GetMapping("/api/v1/merchant/carriers")
    Page<Carrier> listCarriers(
            @Parameter(example = "SF1234567890123") @RequestParam(required = false) @Text @Nullable
                    String trackingNumber) {
        Collection<Carrier> all = carriers.findAll();
        boolean named = trackingNumber != null && !trackingNumber.isBlank();
        return Page.whole(named ? CarrierService.suggest(trackingNumber, all) : List.copyOf(all));
    }

    /**
     * Read a carrier as in force now.
     *
     * @param code the carrier's code
     * @return the carrier
     */
    @GetMapping("/api/v1/ops/carriers/{code}")
    Carrier getCarrier(@PathVariable String code) {
        return carriers.findByCode(code).orElseThrow(Problem::notFound);
    }

    /**
     * Add or replace a carrier as a whole, effective at once for all later shipments. Numbers accepted earlier stay
     * accepted.
     *
     * @param code the carrier's code: 1 to 32 of {@code A-Z 0-9 . _ -}
     * @return the carrier as it was saved
     */
    @PutMapping("/api/v1/ops/carriers/{code}")
    ResponseEntity<Carrier> putCarrier(
            ApiRequest request, @PathVariable String code, @Valid @RequestBody CarrierRequest body) {
        if (!CarrierRequest.isCode(code)) {
            throw Problem.notFound();
        }
        Carrier carrier = body.toCarrier(code);
        return idempotency
                .once(request, body, Carrier.class, () -> carriers.save(request.actor(), carrier))
                .toResponse();
    }
}
