package org.reissue.cases.web;

import java.util.Arrays;
import org.reissue.cases.domain.RejectionCode;
import org.reissue.web.problem.Messages;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rejection codes that merchants choose from. */
@RestController
@RequestMapping("/api/v1/merchant")
class RejectionCodeController {

    private final Messages messages;

    RejectionCodeController(Messages messages) {
        this.messages = messages;
    }

    /**
     * List the rejection codes (R15).
     *
     * @return every code, with its label in the language of the request
     */
    @GetMapping("/rejection-codes")
    RejectionCodesResponse rejectionCodes() {
        return new RejectionCodesResponse(Arrays.stream(RejectionCode.values())
                .map(code -> new RejectionCodesResponse.Item(
                        code, messages.text("rejection-code." + code), code.evidenceRequired()))
                .toList());
    }
}
