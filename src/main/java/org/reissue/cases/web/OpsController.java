package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.CaseNoteService;
import org.reissue.cases.commands.ExtendRequest;
import org.reissue.cases.commands.OpsCaseService;
import org.reissue.cases.commands.RemarkRequest;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.search.CaseSearchService;
import org.reissue.cases.search.QuickFilter;
import org.reissue.cases.timeouts.BulkExtendRequest;
import org.reissue.cases.timeouts.BulkExtendResponse;
import org.reissue.cases.timeouts.BulkExtensionService;
import org.reissue.history.TimelineEntry;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.api.ReadsReplica;
import org.reissue.web.api.ReplicaReader;
import org.reissue.web.api.TimelinePaging;
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
class OpsController {

    private final OpsCaseService commands;
    private final CaseNoteService notes;
    private final BulkExtensionService extensions;
    private final CaseQueryService queries;
    private final CaseSearchService search;
    private final ReplicaReader replica;
    private final CaseResponseAssembler responses;

    OpsController(
            OpsCaseService commands,
            CaseNoteService notes,
            BulkExtensionService extensions,
            CaseQueryService queries,
            CaseSearchService search,
            ReplicaReader replica,
            CaseResponseAssembler responses) {
        this.commands = commands;
        this.notes = notes;
        this.extensions = extensions;
        this.queries = queries;
        this.search = search;
        this.replica = replica;
        this.responses = responses;
    }

    /**
     * List cases of all shops and buyers (R18), the earliest deadline first by default.
     *
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
            @Parameter(example = "S-1") @RequestParam(required = false) @Identifier @Nullable String shopId,
            @Parameter(example = "B-1") @RequestParam(required = false) @Identifier @Nullable String buyerId) {
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
            @Parameter(example = "S-1") @RequestParam(required = false) @Identifier @Nullable String shopId) {
        return replica.read(() -> search.count(CaseScope.ofShopAndBuyer(shopId, null)));
    }

    /** Read a case. A passed deadline fires first. Cases in the archive are read as well, and can only be read. */
    @GetMapping("/{id}")
    CaseResponse read(Caller caller, @PathVariable String id) {
        return responses.ofRead(queries.read(caller, id), caller);
    }

    /**
     * Read the timeline of a case, also of one in the archive. It includes all remarks.
     *
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
     * @param extension how much later the deadline falls, and why
     */
    @PostMapping("/{id}/extend")
    ResponseEntity<CaseResponse> extend(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody ExtendRequest extension) {
        return responses.respond(request, commands.extend(request, id, extension));
    }

    /**
     * Extend the deadlines of many cases, for holidays and closed roads. Each deadline that matches is extended once; a
     * deadline that has passed is fired instead. Any number of cases may match. An extension that was interrupted goes
     * on where it stopped when the request is repeated with its {@code Idempotency-Key}.
     *
     * @param extension the cases, how much later their deadlines fall, and why
     * @return how many cases match and were extended
     */
    @PostMapping("/extensions")
    ResponseEntity<BulkExtendResponse> extendMany(ApiRequest request, @Valid @RequestBody BulkExtendRequest extension) {
        return extensions.extend(request, extension).toResponse();
    }

    /**
     * Add a remark that only ops see (R18), at most 50 per case and side.
     *
     * @param remark the remark
     */
    @PostMapping("/{id}/remarks")
    @ApiProblems(ProblemType.LIMIT_REACHED)
    ResponseEntity<CaseResponse> remark(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody RemarkRequest remark) {
        return responses.respond(request, notes.addRemark(request, id, remark));
    }
}
