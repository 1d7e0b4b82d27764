package org.reissue.scorecards;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.api.ReadsReplica;
import org.reissue.web.api.ReplicaReader;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The scorecard of the merchant's shop. */
@RestController
@Tag(name = "merchant")
class MerchantScorecardController {

    private final ScorecardService scorecards;
    private final ReplicaReader replica;

    MerchantScorecardController(ScorecardService scorecards, ReplicaReader replica) {
        this.scorecards = scorecards;
        this.replica = replica;
    }

    /**
     * List the shop's scorecards, one for each day, the earliest day first. A day on which nothing happened has none.
     * They follow what happens within seconds.
     *
     * @param period the days
     * @return one page
     */
    @GetMapping("/api/v1/merchant/scorecard")
    @ReadsReplica
    Page<Scorecard> listScorecards(
            Caller caller, @Valid @ParameterObject ScorecardPeriod period, @Valid @ParameterObject Paging paging) {
        return replica.read(() -> scorecards.findByShopId(caller.shopId(), period, paging));
    }
}
