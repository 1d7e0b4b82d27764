package org.reissue.scorecards;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.api.ReadsReplica;
import org.reissue.web.api.ReplicaReader;
import org.reissue.web.idempotency.IdempotencyService;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scorecards over HTTP: merchants read their shop's, ops those of all shops. */
@RestController
class ScorecardController {

    private final ScorecardService scorecards;
    private final ReplicaReader replica;
    private final IdempotencyService idempotency;

    ScorecardController(ScorecardService scorecards, ReplicaReader replica, IdempotencyService idempotency) {
        this.scorecards = scorecards;
        this.replica = replica;
        this.idempotency = idempotency;
    }

    /**
     * List the shop's scorecards, one for each day, the earliest day first. A day on which nothing happened has none.
     * They follow what happens within seconds.
     *
     * @return one page
     */
    @GetMapping("/api/v1/merchant/scorecard")
    @ReadsReplica
    Page<Scorecard> listScorecards(
            Caller caller, @Valid @ParameterObject ScorecardPeriod period, @Valid @ParameterObject Paging paging) {
        String shop = Objects.requireNonNull(caller.shopId()); // null would be all shops
        return replica.read(() -> scorecards.find(shop, period, paging));
    }

    /**
     * List the shops' scorecards, one for each day. The earliest day comes first, each day in the order of the shops'
     * ids. A day on which nothing happened at a shop has none. They follow what happens within seconds.
     *
     * @param shopId only this shop
     * @return one page
     */
    @GetMapping("/api/v1/ops/scorecards")
    @ReadsReplica
    Page<Scorecard> listScorecards(
            @Valid @ParameterObject ScorecardPeriod period,
            @Parameter(example = "S-1") @RequestParam(required = false) @Identifier @Nullable String shopId,
            @Valid @ParameterObject Paging paging) {
        return replica.read(() -> scorecards.find(shopId, period, paging));
    }

    /**
     * Rebuild the scorecards. They are deleted and counted anew from the event log, about two million events a minute;
     * until then they are incomplete. Days of which events are no longer kept stay as they are.
     *
     * @return the first day that is counted anew
     */
    @PostMapping("/api/v1/ops/scorecards/rebuild")
    ResponseEntity<ScorecardRebuild> rebuildScorecards(ApiRequest request) {
        return idempotency
                .once(request, null, ScorecardRebuild.class, scorecards::rebuild)
                .toResponse();
    }
}
