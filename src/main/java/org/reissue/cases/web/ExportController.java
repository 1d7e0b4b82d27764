package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseScope;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.ProducesCsv;
import org.reissue.web.api.ReadsReplica;
import org.reissue.web.csv.CsvAnswer;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of cases as CSV, for merchants and ops. */
@RestController
class ExportController {

    private final CaseExportService exports;

    ExportController(CaseExportService exports) {
        this.exports = exports;
    }

    /**
     * Export the shop's cases as CSV (R18), with the filters of the list. The file is UTF-8 with a byte order mark;
     * times are UTC; a cell that a spreadsheet program would take for a formula begins with an apostrophe. A case that
     * does not change meanwhile is on exactly one line.
     */
    @GetMapping("/api/v1/merchant/reissues/export")
    @ProducesCsv
    @ReadsReplica
    @ApiResponse(
            responseCode = "200",
            description = "one line per case, below a header",
            content = @Content(mediaType = CsvAnswer.MEDIA_TYPE, schema = @Schema(type = "string")))
    void exportCases(Caller caller, @Valid @ParameterObject CaseFilter filter, HttpServletResponse response)
            throws IOException {
        exports.export(CaseScope.ofShop(caller.shopId()), filter, response);
    }

    /**
     * Export cases of all shops and buyers as CSV (R18), with the filters of the list. The file is like that of
     * merchants, with the columns {@code shopId} and {@code buyerId} at the end.
     *
     * @param shopId only cases of this shop
     * @param buyerId only cases of this buyer
     */
    @GetMapping("/api/v1/ops/reissues/export")
    @ProducesCsv
    @ReadsReplica
    @ApiResponse(
            responseCode = "200",
            description = "one line per case, below a header",
            content = @Content(mediaType = CsvAnswer.MEDIA_TYPE, schema = @Schema(type = "string")))
    void exportCases(
            @Valid @ParameterObject CaseFilter filter,
            @Parameter(example = "S-1") @RequestParam(required = false) @Identifier @Nullable String shopId,
            @Parameter(example = "B-1") @RequestParam(required = false) @Identifier @Nullable String buyerId,
            HttpServletResponse response)
            throws IOException {
        exports.export(CaseScope.ofShopAndBuyer(shopId, buyerId), filter, response);
    }
}
