package org.reissue.cases.web;

import jakarta.validation.Valid;
import org.reissue.cases.timeouts.BulkExtendRequest;
import org.reissue.cases.timeouts.BulkExtendResponse;
import org.reissue.cases.timeouts.BulkExtensionService;
import org.reissue.web.api.ApiRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Extending the deadlines of many cases. */
@RestController
class ExtensionController {

    private final BulkExtensionService extensions;

    ExtensionController(BulkExtensionService extensions) {
        this.extensions = extensions;
    }

    /**
     * Extend the deadlines of many cases, for holidays and closed roads. Each deadline that matches is extended once; a
     * deadline that has passed is fired instead. Any number of cases may match. An extension that was interrupted goes
     * on where it stopped when the request is repeated with its {@code Idempotency-Key}.
     *
     * @param extension the cases, how much later their deadlines fall, and why
     * @return how many cases match and were extended
     */
    @PostMapping("/api/v1/ops/reissues/extensions")
    ResponseEntity<BulkExtendResponse> extendMany(ApiRequest request, @Valid @RequestBody BulkExtendRequest extension) {
        return extensions.extend(request, extension).toResponse();
    }
}
