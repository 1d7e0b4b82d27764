package org.reissue.cases.commands;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.reissue.web.api.Identifier;

/**
 * Cases to approve in one request.
 *
 * @param ids 1 to 100 case ids
 */
public record BatchApproveRequest(
        @NotNull @Size(min = 1, max = BatchService.MAX_CASES_IN_JSON)
        List<@NotNull @Identifier String> ids) {

    public List<ApprovalLine> lines() {
        return ids.stream().map(id -> new ApprovalLine(id, null)).toList();
    }
}
