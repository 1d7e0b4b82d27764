package org.reissue.cases.web;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.ClaimRequest;
import org.reissue.cases.commands.OpsCaseService;
import org.reissue.cases.commands.RuleRequest;
import org.reissue.cases.search.PrecedentService;
import org.reissue.cases.search.Precedents;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of platform staff for arbitrations (R16). */
@RestController
@RequestMapping("/api/v1/ops/reissues/{id}")
class ArbitrationController {

    private final OpsCaseService commands;
    private final PrecedentService precedents;
    private final CaseResponseAssembler responses;

    ArbitrationController(OpsCaseService commands, PrecedentService precedents, CaseResponseAssembler responses) {
        this.commands = commands;
        this.precedents = precedents;
        this.responses = responses;
    }

    /**
     * Claim an arbitration (R16). One member of staff at a time has the arbitration in hand. An arbitration that
     * another member has claimed is refused with {@code claimed} unless taken over. A claim lapses after
     * {@code reissue.arbitration.claim}, by default 8 h; claiming again starts the time anew. A ruling, the merchant's
     * approval and the buyer's withdrawal end the claim. The version of the case stays as it is.
     *
     * @param claim whether to take over, and a remark for the timeline that only ops see
     */
    @PostMapping("/claim")
    @ApiProblems({ProblemType.CLAIMED, ProblemType.LIMIT_REACHED})
    ResponseEntity<CaseResponse> claim(
            ApiRequest request,
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable ClaimRequest claim) {
        return responses.respond(request, commands.claim(request, id, claim));
    }

    /**
     * Release an arbitration (R16). Without a claim nothing changes; the claim of another member of staff is refused
     * with {@code claimed}.
     */
    @PostMapping("/release")
    @ApiProblems(ProblemType.CLAIMED)
    ResponseEntity<CaseResponse> release(ApiRequest request, @PathVariable String id) {
        return responses.respond(request, commands.release(request, id));
    }

    /**
     * Rule in arbitration (R16). The ruling is executed: the merchant has to ship (R7), the buyer gets a refund, or the
     * case is closed. Both sides may add statements until {@code evidenceUntil}; an earlier ruling is possible. An
     * arbitration that another member of staff has claimed is refused with {@code claimed}.
     *
     * @param ruling the decision, who is to blame, and why
     */
    @PostMapping("/rule")
    @ApiProblems({ProblemType.NOT_ELIGIBLE, ProblemType.CLAIMED})
    ResponseEntity<CaseResponse> rule(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody RuleRequest ruling) {
        return responses.respond(request, commands.rule(request, id, ruling));
    }

    /**
     * Read the precedents of a case (R16). Precedents are other cases of the shop and of the buyer that were applied
     * for within the last 365 days.
     *
     * @return how many there were, and the newest
     */
    @GetMapping("/precedents")
    Precedents precedents(Caller caller, @PathVariable String id) {
        return precedents.find(caller, id);
    }
}
