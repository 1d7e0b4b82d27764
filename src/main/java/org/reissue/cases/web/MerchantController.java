package org.reissue.cases.web;

import jakarta.validation.Valid;
import java.util.Map;
import org.reissue.cases.commands.CaseNoteService;
import org.reissue.cases.commands.MerchantCaseService;
import org.reissue.cases.commands.RejectRequest;
import org.reissue.cases.commands.RemarkRequest;
import org.reissue.cases.commands.ShipRequest;
import org.reissue.cases.commands.StatementRequest;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.search.CaseSearchService;
import org.reissue.cases.search.QuickFilter;
import org.reissue.history.TimelineEntry;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of merchants for the cases of their shop. */
@RestController
@RequestMapping("/api/v1/merchant/reissues")
class MerchantController {

    private final MerchantCaseService commands;
    private final CaseNoteService notes;
    private final CaseQueryService queries;
    private final CaseSearchService search;
    private final ReplicaReader replica;
    private final CaseResponseAssembler responses;

    MerchantController(
            MerchantCaseService commands,
            CaseNoteService notes,
            CaseQueryService queries,
            CaseSearchService search,
            ReplicaReader replica,
            CaseResponseAssembler responses) {
        this.commands = commands;
        this.notes = notes;
        this.queries = queries;
        this.search = search;
        this.replica = replica;
        this.responses = responses;
    }

    /**
     * List the shop's cases (R18), the earliest deadline first by default.
     *
     * @return one page of cases
     */
    @GetMapping
    @ReadsReplica
    Page<CaseResponse> list(
            Caller caller, @Valid @ParameterObject CaseFilter filter, @Valid @ParameterObject Paging paging) {
        return replica.read(() -> responses.of(search.find(CaseScope.ofShop(caller.shopId()), filter, paging), caller));
    }

    /**
     * Count the shop's cases per quick filter (R18).
     *
     * @return the number of cases per quick filter
     */
    @GetMapping("/counts")
    @ReadsReplica
    Map<QuickFilter, Long> counts(Caller caller) {
        return replica.read(() -> search.count(CaseScope.ofShop(caller.shopId())));
    }

    /** Read a case. A passed deadline fires first. */
    @GetMapping("/{id}")
    CaseResponse read(Caller caller, @PathVariable String id) {
        return responses.ofRead(queries.read(caller, id), caller);
    }

    /**
     * Read the timeline of a case. It includes the shop's remarks.
     *
     * @return one page of events, oldest first
     */
    @GetMapping("/{id}/timeline")
    Page<TimelineEntry> timeline(
            Caller caller, @PathVariable String id, @Valid @ParameterObject TimelinePaging paging) {
        return queries.timeline(caller, id, paging);
    }

    /**
     * Approve a case (R6), also after a rejection (R9). In arbitration the merchant may approve until the ruling,
     * unless a shipment of the case has been overdue (R16); the arbitration then ends without a decision. The merchant
     * then has to ship (R7).
     */
    @PostMapping("/{id}/approve")
    ResponseEntity<CaseResponse> approve(ApiRequest request, @PathVariable String id) {
        return responses.respond(request, commands.approve(request, id));
    }

    /**
     * Reject a case (R8, R9, R15).
     *
     * @param rejection the code, the explanation and the evidence
     */
    @PostMapping("/{id}/reject")
    @ApiProblems(ProblemType.NOT_ELIGIBLE)
    ResponseEntity<CaseResponse> reject(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody RejectRequest rejection) {
        return responses.respond(request, commands.reject(request, id, rejection));
    }

    /**
     * Ship the replacement (R7, R13). A tracking number that is not a real one is refused with a {@code code}. A number
     * that is only unlikely is refused with {@code confirmable: true}; with {@code confirmed: true} it is accepted and
     * has a {@code shipment.warning}. If the carrier has scanned the parcel already, the case is in transit
     * immediately.
     *
     * @param shipment the carrier and the tracking number
     */
    @PostMapping("/{id}/ship")
    @ApiProblems(ProblemType.INVALID_TRACKING_NUMBER)
    ResponseEntity<CaseResponse> ship(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody ShipRequest shipment) {
        return responses.respond(request, commands.ship(request, id, shipment));
    }

    /**
     * Correct the tracking number until the first scan (R13). A shipment takes three corrections at most. Numbers are
     * judged as in shipping; the same number again changes nothing. The deadline does not change. The number that is
     * replaced may be used again unless a carrier scans it.
     *
     * @param shipment the carrier and the tracking number
     */
    @PutMapping("/{id}/shipment")
    @ApiProblems({ProblemType.INVALID_TRACKING_NUMBER, ProblemType.LIMIT_REACHED})
    ResponseEntity<CaseResponse> correctShipment(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody ShipRequest shipment) {
        return responses.respond(request, commands.correctShipment(request, id, shipment));
    }

    /**
     * Add a statement to an arbitration (R16), at most 50 per case and side.
     *
     * @param statement the merchant's statement
     */
    @PostMapping("/{id}/statements")
    @ApiProblems(ProblemType.LIMIT_REACHED)
    ResponseEntity<CaseResponse> state(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody StatementRequest statement) {
        return responses.respond(request, notes.addStatement(request, id, statement));
    }

    /**
     * Add a remark that the shop and ops see (R18), at most 50 per case and side.
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
