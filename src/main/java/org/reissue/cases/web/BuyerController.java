package org.reissue.cases.web;

import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.ApplicationService;
import org.reissue.cases.commands.ApplyRequest;
import org.reissue.cases.commands.BuyerCaseService;
import org.reissue.cases.commands.CaseNoteService;
import org.reissue.cases.commands.CommentRequest;
import org.reissue.cases.commands.ModifyRequest;
import org.reissue.cases.commands.PlainCaseService;
import org.reissue.cases.commands.StatementRequest;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.search.CaseSearchService;
import org.reissue.history.TimelineEntry;
import org.reissue.lifecycle.Action;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.api.ReadsReplica;
import org.reissue.web.api.ReplicaReader;
import org.reissue.web.api.TimelinePaging;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API of buyers for their own cases. */
@RestController
@RequestMapping(BuyerController.PATH)
class BuyerController {

    static final String PATH = "/api/v1/buyer/reissues";

    private final ApplicationService applications;
    private final BuyerCaseService commands;
    private final CaseNoteService notes;
    private final PlainCaseService plain;
    private final CaseQueryService queries;
    private final CaseSearchService search;
    private final ReplicaReader replica;
    private final CaseResponseAssembler responses;

    BuyerController(
            ApplicationService applications,
            BuyerCaseService commands,
            CaseNoteService notes,
            PlainCaseService plain,
            CaseQueryService queries,
            CaseSearchService search,
            ReplicaReader replica,
            CaseResponseAssembler responses) {
        this.applications = applications;
        this.commands = commands;
        this.notes = notes;
        this.plain = plain;
        this.queries = queries;
        this.search = search;
        this.replica = replica;
        this.responses = responses;
    }

    /**
     * Apply for a reissue (R1 to R5). A refusal with 422 names every rule that is broken.
     *
     * @param application the application
     * @return the new case
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @ApiProblems({ProblemType.NOT_FOUND, ProblemType.NOT_ELIGIBLE, ProblemType.ORDER_SERVICE_UNAVAILABLE})
    ResponseEntity<CaseResponse> apply(ApiRequest request, @Valid @RequestBody ApplyRequest application) {
        IdempotentResult<CaseResponse> result =
                responses.of(applications.apply(request, application), request.caller());
        return result.toResponse(
                ResponseEntity.created(URI.create(PATH + "/" + result.body().id())));
    }

    /**
     * List the buyer's cases, the newest first by default.
     *
     * @return one page of cases
     */
    @GetMapping
    @ReadsReplica
    Page<CaseResponse> list(
            Caller caller, @Valid @ParameterObject CaseFilter filter, @Valid @ParameterObject Paging paging) {
        return replica.read(
                () -> responses.of(search.find(CaseScope.ofBuyer(caller.subject()), filter, paging), caller));
    }

    /** Read a case. A passed deadline fires first. */
    @GetMapping("/{id}")
    CaseResponse read(Caller caller, @PathVariable String id) {
        return responses.ofRead(queries.read(caller, id), caller);
    }

    /**
     * Read the timeline of a case. It has no internal remarks.
     *
     * @return one page of events, oldest first
     */
    @GetMapping("/{id}/timeline")
    Page<TimelineEntry> timeline(
            Caller caller, @PathVariable String id, @Valid @ParameterObject TimelinePaging paging) {
        return queries.timeline(caller, id, paging);
    }

    /**
     * Modify the application after a rejection or an overdue shipment (R9, R11). The merchant has to decide again.
     *
     * @param modification the whole application
     */
    @PutMapping("/{id}")
    @ApiProblems(ProblemType.NOT_ELIGIBLE)
    ResponseEntity<CaseResponse> modify(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody ModifyRequest modification) {
        return responses.respond(request, commands.modify(request, id, modification));
    }

    /**
     * Withdraw the case (R14).
     *
     * @param comment an optional comment
     */
    @PostMapping("/{id}/cancel")
    ResponseEntity<CaseResponse> cancel(
            ApiRequest request,
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable CommentRequest comment) {
        return responses.respond(request, plain.perform(request, id, Action.CANCEL, comment));
    }

    /**
     * Ask for platform intervention (R9, R11, R17).
     *
     * @param comment an optional comment
     */
    @PostMapping("/{id}/escalate")
    ResponseEntity<CaseResponse> escalate(
            ApiRequest request,
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable CommentRequest comment) {
        return responses.respond(request, plain.perform(request, id, Action.ESCALATE, comment));
    }

    /**
     * Confirm receipt of the replacement (R17).
     *
     * @param comment an optional comment
     */
    @PostMapping("/{id}/confirm")
    ResponseEntity<CaseResponse> confirm(
            ApiRequest request,
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable CommentRequest comment) {
        return responses.respond(request, plain.perform(request, id, Action.CONFIRM, comment));
    }

    /**
     * Add a statement to an arbitration (R16), at most 50 per case and side.
     *
     * @param statement the buyer's statement
     */
    @PostMapping("/{id}/statements")
    @ApiProblems(ProblemType.LIMIT_REACHED)
    ResponseEntity<CaseResponse> state(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody StatementRequest statement) {
        return responses.respond(request, notes.addStatement(request, id, statement));
    }
}
