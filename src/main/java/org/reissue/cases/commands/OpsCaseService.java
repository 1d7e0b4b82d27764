package org.reissue.cases.commands;

import org.reissue.cases.domain.ReissueCase;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.springframework.stereotype.Service;

/**
 * The commands of platform staff on any case; {@link ArbitrationService} has those of arbitrations,
 * {@link CaseNoteService} adds remarks.
 */
@Service
public class OpsCaseService {

    private final CommandExecutor commands;

    OpsCaseService(CommandExecutor commands) {
        this.commands = commands;
    }

    /** Extends the running deadline. */
    public IdempotentResult<ReissueCase> extend(ApiRequest request, String id, ExtendRequest extension) {
        return commands.execute(
                request, id, extension, (found, context) -> found.extend(extension.by(), extension.comment(), context));
    }
}
