package org.reissue.cases.commands;

import org.reissue.cases.domain.ReissueCase;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** The commands of platform staff on any case; {@link ArbitrationService} has those of arbitrations. */
@Service
public class OpsCaseService {

    private final CommandExecutor commands;
    private final CaseNotes notes;

    OpsCaseService(CommandExecutor commands, CaseNotes notes) {
        this.commands = commands;
        this.notes = notes;
    }

    /** Extends the running deadline. */
    public IdempotentResult<ReissueCase> extend(ApiRequest request, String id, ExtendRequest extension) {
        return commands.execute(
                request, id, extension, (found, context) -> found.extend(extension.by(), extension.comment(), context));
    }

    /**
     * Adds a note that only ops see (R18).
     *
     * @throws Problem {@code limit-reached} when ops have added 50
     */
    public IdempotentResult<ReissueCase> remark(ApiRequest request, String id, RemarkRequest remark) {
        return commands.execute(
                request, id, remark, (found, context) -> notes.remark(found, remark.comment(), context));
    }
}
