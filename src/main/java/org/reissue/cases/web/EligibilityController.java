package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Objects;
import org.reissue.cases.commands.EligibilityService;
import org.reissue.cases.commands.ItemEligibility;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemDocuments;
import org.reissue.web.problem.ProblemType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The API of buyers for checking eligibility before they apply. */
@RestController
class EligibilityController {

    private final EligibilityService eligibility;
    private final ProblemDocuments problems;

    EligibilityController(EligibilityService eligibility, ProblemDocuments problems) {
        this.eligibility = eligibility;
        this.problems = problems;
    }

    /**
     * Check which items of an order are eligible for a reissue (R1, R2, R4, R5).
     *
     * @param orderId an order of the buyer
     * @return the eligibility of every item
     */
    @GetMapping("/api/v1/buyer/orders/{orderId}/eligibility")
    @ApiProblems(ProblemType.ORDER_SERVICE_UNAVAILABLE)
    EligibilityResponse eligibility(Caller caller, @Parameter(example = "O-1001") @PathVariable String orderId) {
        List<EligibilityResponse.Item> items =
                eligibility.judge(caller, orderId).stream().map(this::item).toList();
        return new EligibilityResponse(orderId, items);
    }

    private EligibilityResponse.Item item(ItemEligibility eligibility) {
        return new EligibilityResponse.Item(
                eligibility.itemId(),
                eligibility.violations().isEmpty(),
                problems.violations(eligibility.violations()),
                eligibility.windowEndsAt(),
                Objects.toString(eligibility.openCaseId(), null));
    }
}
