package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import org.reissue.cases.commands.ExtendRequest;
import org.reissue.cases.commands.OpsCaseService;
import org.reissue.cases.commands.RemarkRequest;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.search.CaseSearchService;
import org.reissue.cases.search.QuickFilter;
import org.reissue.history.TimelineEntry;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.api.ReadsReplica;
import org.reissue.web.api.ReplicaReader;
import org.reissue.web.api.TimelinePaging;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API of platform staff for all cases; {@link ArbitrationController} has the calls of arbitrations. */
@RestController
@RequestMapping("/api/v1/ops/reissues")
@Tag(name = "ops")
class OpsController {

    private final OpsCaseService commands;
    private final CaseQueryService queries;
    private final CaseSearchService search;
    private final ReplicaReader replica;
    private final CaseResponseAssembler responses;

    OpsController(
            OpsCaseService commands,
            CaseQueryService queries,
            CaseSearchService search,
            ReplicaReader replica,
            CaseResponseAssembler responses) {
        this.commands = commands;
        this.queries = queries;
        this.search = search;
        this.replica = replica;
        this.responses = responses;
    }

    /**
     * List cases of all shops and buyers (R18), the earliest deadline first by default.
     *
     * @param filter the filters
     * @param shopId only cases of this shop
     * @param buyerId only cases of this buyer
     * @return one page of cases
     */
    @GetMapping
    @ReadsReplica
    Page<CaseResponse> list(
            Caller caller,
            @Valid @ParameterObject CaseFilter filter,
            @Valid @ParameterObject Paging paging,
            @Parameter(example = "S-1") @RequestParam(required = false) @Identifier String shopId,
            @Parameter(example = "B-1") @RequestParam(required = false) @Identifier String buyerId) {
        return replica.read(
                () -> responses.of(search.find(CaseScope.ofShopAndBuyer(shopId, buyerId), filter, paging), caller));
    }

    /**
     * Count cases per quick filter (R18).
     *
     * @param shopId only cases of this shop
     * @return the number of cases per quick filter
     */
    @GetMapping("/counts")
    @ReadsReplica
    Map<QuickFilter, Long> counts(
            @Parameter(example = "S-1") @RequestParam(required = false) @Identifier String shopId) {
        CaseScope scope = CaseScope.ofShopAndBuyer(shopId == null || shopId.isEmpty() ? null : shopId, null);
        return replica.read(() -> search.count(scope));
    }

    /**
     * Read a case. A passed deadline fires first.
     *
     * @param id the case
     * @return the case
     */
    @GetMapping("/{id}")
    CaseResponse read(Caller caller, @PathVariable String id) {
        return responses.ofRead(queries.read(caller, id), caller);
    }

    /**
     * Read the timeline of a case. It includes all remarks.
     *
     * @param id the case
     * @param paging the page
     * @return one page of events, oldest first
     */
    @GetMapping("/{id}/timeline")
    Page<TimelineEntry> timeline(
            Caller caller, @PathVariable String id, @Valid @ParameterObject TimelinePaging paging) {
        return queries.timeline(caller, id, paging);
    }

    /**
     * Extend the running deadline.
     *
     * @param id the case
     * @param extension how much later the deadline falls, and why
     * @return the case
     */
    @PostMapping("/{id}/extend")
    ResponseEntity<CaseResponse> extend(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody ExtendRequest extension) {
        return respond(request, commands.extend(request, id, extension));
    }

    /**
     * Add a remark that only ops see (R18), at most 50 per case.
     *
     * @param id the case
     * @param remark the remark
     * @return the case
     */
    @PostMapping("/{id}/remarks")
    @ApiProblems(ProblemType.LIMIT_REACHED)
    ResponseEntity<CaseResponse> remark(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody RemarkRequest remark) {
        return respond(request, commands.remark(request, id, remark));
    }

    private ResponseEntity<CaseResponse> respond(ApiRequest request, IdempotentResult<ReissueCase> result) {
        return responses.of(result, request.caller()).toResponse();
    }
}
