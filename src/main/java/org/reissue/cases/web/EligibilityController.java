package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.reissue.cases.commands.EligibilityService;
import org.reissue.cases.commands.ItemEligibility;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.ProblemDocuments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells buyers, before they apply, what they may apply for. */
@RestController
@Tag(name = "buyer")
class EligibilityController {

    private final EligibilityService eligibility;
    private final ProblemDocuments problems;

    EligibilityController(EligibilityService eligibility, ProblemDocuments problems) {
        this.eligibility = eligibility;
        this.problems = problems;
    }

    /**
     * Which items of an order may be applied for (R1, R2, R4, R5), with every reason why not.
     *
     * @param orderId one of the buyer's own orders
     * @return an answer per item
     */
    @GetMapping("/api/v1/buyer/orders/{orderId}/eligibility")
    EligibilityResponse eligibility(Caller caller, @Parameter(example = "O-1001") @PathVariable String orderId) {
        List<EligibilityResponse.Item> items =
                eligibility.of(caller, orderId).stream().map(this::item).toList();
        return new EligibilityResponse(orderId, items);
    }

    private EligibilityResponse.Item item(ItemEligibility judged) {
        return new EligibilityResponse.Item(
                judged.itemId(),
                judged.violations().isEmpty(),
                problems.violations(judged.violations()),
                judged.windowEndsAt(),
                judged.openCaseId() == null ? null : judged.openCaseId().toString());
    }
}
