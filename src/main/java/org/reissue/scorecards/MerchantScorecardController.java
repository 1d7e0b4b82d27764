package org.reissue.scorecards;

import jakarta.validation.Valid;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The scorecard of the merchant's shop. */
@RestController
class MerchantScorecardController {

    private final ScorecardService scorecards;

    MerchantScorecardController(ScorecardService scorecards) {
        this.scorecards = scorecards;
    }

    /**
     * List the shop's scorecards, one for each day, the earliest day first. A day on which nothing happened has none.
     * They follow what happens within seconds.
     *
     * @param period the days
     * @return one page
     */
    @GetMapping("/api/v1/merchant/scorecard")
    Page<Scorecard> listScorecards(
            Caller caller, @Valid @ParameterObject ScorecardPeriod period, @Valid @ParameterObject Paging paging) {
        return scorecards.find(caller.shopId(), period, paging);
    }
}
