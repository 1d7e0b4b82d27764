package org.reissue.console.arbitration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.OpsCaseService;
import org.reissue.cases.commands.RuleRequest;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.RulingPreview;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.search.PrecedentService;
import org.reissue.cases.search.Precedents;
import org.reissue.cases.web.CaseResponseAssembler;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.history.TimelineEntry;
import org.reissue.web.api.Caller;
import org.springframework.stereotype.Service;

/** Reads all that the page of an arbitration shows, with at most three statements. */
@Service
@ConditionalOnConsole
class ArbitrationPageService {

    private final CaseQueryService queries;
    private final PrecedentService precedents;
    private final OpsCaseService commands;
    private final CaseResponseAssembler responses;

    ArbitrationPageService(
            CaseQueryService queries,
            PrecedentService precedents,
            OpsCaseService commands,
            CaseResponseAssembler responses) {
        this.queries = queries;
        this.precedents = precedents;
        this.commands = commands;
        this.responses = responses;
    }

    ArbitrationPage read(Caller caller, String id) {
        ReissueCase found = queries.read(caller, id);
        return page(caller, found, precedents.find(found));
    }

    /** The page without precedents, and the preview of a ruling. */
    Previewed preview(Caller caller, String id, RuleRequest ruling) {
        ReissueCase found = queries.read(caller, id);
        RulingPreview preview = commands.preview(caller, found, ruling.decision(), ruling.refundFen());
        return new Previewed(page(caller, found, null), preview);
    }

    private ArbitrationPage page(Caller caller, ReissueCase found, @Nullable Precedents others) {
        List<TimelineEntry> entries = queries.timeline(caller, found);
        return new ArbitrationPage(responses.detailsWithoutExtras(found, caller), entries, others, caller.subject());
    }

    /** A page with a preview. */
    record Previewed(ArbitrationPage page, RulingPreview preview) {}
}
