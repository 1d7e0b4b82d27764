package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.reissue.cases.Applying;
import org.reissue.cases.BuyerCommands;
import org.reissue.cases.CaseReader;
import org.reissue.cases.ReissueCase;
import org.reissue.cases.requests.Application;
import org.reissue.cases.requests.Comment;
import org.reissue.cases.requests.Modification;
import org.reissue.cases.requests.Statement;
import org.reissue.cases.workbench.CaseFilter;
import org.reissue.cases.workbench.CasesInView;
import org.reissue.cases.workbench.Workbench;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
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

/** What buyers do with their own cases. */
@RestController
@RequestMapping("/api/v1/buyer/reissues")
@Tag(name = "buyer")
class BuyerController {

    private final Applying applying;
    private final BuyerCommands commands;
    private final CaseReader reader;
    private final Workbench workbench;
    private final CaseViews views;

    BuyerController(
            Applying applying, BuyerCommands commands, CaseReader reader, Workbench workbench, CaseViews views) {
        this.applying = applying;
        this.commands = commands;
        this.reader = reader;
        this.workbench = workbench;
        this.views = views;
    }

    /**
     * Apply for a reissue (R1 to R5). Judged at once; 422 names every rule that is broken.
     *
     * @param application what is asked for
     * @return the case, waiting for the merchant
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @ApiProblems({ProblemType.NOT_FOUND, ProblemType.NOT_ELIGIBLE})
    ResponseEntity<CaseView> apply(ApiRequest call, @Valid @RequestBody Application application) {
        return answer(call, applying.apply(call, application));
    }

    /**
     * The buyer's own cases, the newest first unless sorted otherwise.
     *
     * @param filter which of them
     * @return one page
     */
    @GetMapping
    CaseList list(Caller caller, @Valid @ParameterObject CaseFilter filter) {
        return views.of(workbench.find(CasesInView.ofBuyer(caller.subject()), filter), caller);
    }

    /**
     * One case.
     *
     * @param id the case
     * @return the case as the clock has it
     */
    @GetMapping("/{id}")
    CaseView read(Caller caller, @PathVariable String id) {
        return views.of(reader.read(caller, id), caller);
    }

    /**
     * Everything that happened to a case, oldest first.
     *
     * @param id the case
     * @return the events, without the remarks of those who work on it
     */
    @GetMapping("/{id}/timeline")
    Timeline timeline(Caller caller, @PathVariable String id) {
        return new Timeline(reader.timeline(caller, id));
    }

    /**
     * Modify the application after a rejection or an overdue shipment (R9, R11). It goes before the merchant again.
     *
     * @param id the case
     * @param modification the application as a whole
     * @return the case
     */
    @PutMapping("/{id}")
    @ApiProblems(ProblemType.NOT_ELIGIBLE)
    ResponseEntity<CaseView> modify(ApiRequest call, @PathVariable String id, @Valid @RequestBody Modification modification) {
        return answer(call, commands.modify(call, id, modification));
    }

    /**
     * Withdraw the case (R14).
     *
     * @param id the case
     * @param comment words that go with it, if any
     * @return the case
     */
    @PostMapping("/{id}/cancel")
    ResponseEntity<CaseView> cancel(
            ApiRequest call, @PathVariable String id, @Valid @RequestBody(required = false) Comment comment) {
        return answer(call, commands.cancel(call, id, comment));
    }

    /**
     * Ask for platform intervention (R9, R11, R17).
     *
     * @param id the case
     * @param comment words that go with it, if any
     * @return the case
     */
    @PostMapping("/{id}/escalate")
    ResponseEntity<CaseView> escalate(
            ApiRequest call, @PathVariable String id, @Valid @RequestBody(required = false) Comment comment) {
        return answer(call, commands.escalate(call, id, comment));
    }

    /**
     * Confirm that the replacement has come (R17).
     *
     * @param id the case
     * @param comment words that go with it, if any
     * @return the case
     */
    @PostMapping("/{id}/confirm")
    ResponseEntity<CaseView> confirm(
            ApiRequest call, @PathVariable String id, @Valid @RequestBody(required = false) Comment comment) {
        return answer(call, commands.confirm(call, id, comment));
    }

    /**
     * Add a statement in arbitration (R16).
     *
     * @param id the case
     * @param statement what the buyer has to say
     * @return the case
     */
    @PostMapping("/{id}/statements")
    ResponseEntity<CaseView> state(ApiRequest call, @PathVariable String id, @Valid @RequestBody Statement statement) {
        return answer(call, commands.state(call, id, statement));
    }

    private ResponseEntity<CaseView> answer(ApiRequest call, IdempotentResult<ReissueCase> reply) {
        return views.of(reply, call.caller()).toResponse();
    }
}
