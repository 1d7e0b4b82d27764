package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.ApprovalResult;
import org.reissue.cases.commands.BatchApproveRequest;
import org.reissue.cases.commands.BatchService;
import org.reissue.cases.commands.BatchShipRequest;
import org.reissue.cases.commands.ShipmentCsvReader;
import org.reissue.cases.commands.ShipmentLine;
import org.reissue.cases.commands.ShipmentResult;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.csv.CsvAnswer;
import org.reissue.web.csv.CsvLine;
import org.reissue.web.problem.ProblemDocuments;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Approving and shipping many cases at once. */
@RestController
@RequestMapping("/api/v1/merchant")
class BatchController {

    private static final String EXAMPLE = """
            id,carrier,trackingNumber
            01973c7e-9f50-7c3a-8a43-1f6c4b1d9e02,SF,SF1234567890123
            """;

    private final BatchService batches;
    private final ShipmentCsvReader files;
    private final ProblemDocuments problems;

    BatchController(BatchService batches, ShipmentCsvReader files, ProblemDocuments problems) {
        this.batches = batches;
        this.files = files;
        this.problems = problems;
    }

    /**
     * Approve up to 100 cases at once (R6). Each case is judged separately: a refused case does not affect the others.
     *
     * @param batch the cases
     * @return one result per case, in the order of the request
     */
    @PostMapping("/reissues/approvals")
    ResponseEntity<BatchApproveResponse> approveAll(ApiRequest request, @Valid @RequestBody BatchApproveRequest batch) {
        return batches.approve(request, batch, batch.lines(), BatchApproveResponse.class, this::approvals)
                .toResponse();
    }

    /**
     * Ship many replacements at once (R7, R13). A request has up to 100 shipments as JSON, or up to 1,000 lines as CSV
     * in UTF-8. The header of a file names the columns {@code id,carrier,trackingNumber} in any order; further columns
     * are ignored. The shipments are judged one after the other like single ones: a refused shipment does not affect
     * the others, nor does an invalid line of a file. A number that must be confirmed can only be confirmed as JSON.
     *
     * @param batch the shipments
     * @return one result per shipment, in the order of the request
     */
    @PostMapping(path = "/reissues/shipments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = BatchShipRequest.class)),
                                @Content(
                                        mediaType = CsvAnswer.MEDIA_TYPE,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(EXAMPLE))
                            }))
    ResponseEntity<BatchShipResponse> shipMany(ApiRequest request, @Valid @RequestBody BatchShipRequest batch) {
        return ship(request, batch, batch.lines());
    }

    /** Ships the replacements of a CSV file. */
    @PostMapping(path = "/reissues/shipments", consumes = CsvAnswer.MEDIA_TYPE)
    @Hidden // described above
    ResponseEntity<BatchShipResponse> shipFile(
            ApiRequest request, @RequestBody(required = false) byte @Nullable [] file) {
        List<CsvLine> lines = files.read(file);
        return ship(request, lines, files.validate(lines));
    }

    private ResponseEntity<BatchShipResponse> ship(ApiRequest request, Object body, List<ShipmentLine> lines) {
        return batches.ship(request, body, lines, BatchShipResponse.class, this::shipments)
                .toResponse();
    }

    private BatchShipResponse shipments(List<ShipmentResult> results) {
        return new BatchShipResponse(results.stream().map(this::result).toList());
    }

    private BatchShipResponse.Result result(ShipmentResult result) {
        ShipmentLine line = result.line();
        return result.refusal() == null
                ? new BatchShipResponse.Result(line.id(), line.number(), BatchShipResponse.Outcome.SHIPPED, null)
                : new BatchShipResponse.Result(
                        line.id(),
                        line.number(),
                        BatchShipResponse.Outcome.FAILED,
                        problems.document(result.refusal()));
    }

    private BatchApproveResponse approvals(List<ApprovalResult> results) {
        return new BatchApproveResponse(results.stream().map(this::result).toList());
    }

    private BatchApproveResponse.Result result(ApprovalResult result) {
        return result.refusal() == null
                ? new BatchApproveResponse.Result(result.id(), BatchApproveResponse.Outcome.APPROVED, null)
                : new BatchApproveResponse.Result(
                        result.id(), BatchApproveResponse.Outcome.FAILED, problems.document(result.refusal()));
    }
}
