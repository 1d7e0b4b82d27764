package org.reissue.console.arbitration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.OpsCaseService;
import org.reissue.cases.commands.RuleRequest;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.RulingPreview;
import org.reissue.cases.search.ArbitrationSearchService;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.search.OpenArbitration;
import org.reissue.cases.search.PrecedentService;
import org.reissue.cases.search.Precedents;
import org.reissue.cases.web.CaseResponseAssembler;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.history.TimelineEntry;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.api.TimelinePaging;
import org.springframework.stereotype.Service;

/** Reads the list of arbitrations, and all that the page of one shows, with at most three statements each. */
@Service
@ConditionalOnConsole
class ArbitrationPageService {

    private static final int ROWS = 30;

    private final ArbitrationSearchService search;
    private final CaseQueryService queries;
    private final PrecedentService precedents;
    private final OpsCaseService commands;
    private final CaseResponseAssembler responses;

    ArbitrationPageService(
            ArbitrationSearchService search,
            CaseQueryService queries,
            PrecedentService precedents,
            OpsCaseService commands,
            CaseResponseAssembler responses) {
        this.search = search;
        this.queries = queries;
        this.precedents = precedents;
        this.commands = commands;
        this.responses = responses;
    }

    /** @param claimedBy only those that this member of staff has in hand; null for all */
    Page<OpenArbitration> list(@Nullable String shopId, @Nullable String claimedBy, @Nullable String cursor) {
        return search.find(shopId, claimedBy, new Paging(ROWS, cursor));
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
        List<TimelineEntry> entries =
                queries.timeline(caller, found, TimelinePaging.LONGEST).items();
        return new ArbitrationPage(responses.detailsWithoutExtras(found, caller), entries, others, caller.subject());
    }

    /** A page with a preview. */
    record Previewed(ArbitrationPage page, RulingPreview preview) {}
}
