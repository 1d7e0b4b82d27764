package org.reissue.cases.web;

import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.search.CaseSearchService;
import org.reissue.cases.web.CaseExtrasRepository.CaseExtras;
import org.reissue.cases.web.ExportColumn.ExportedCase;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.api.ReplicaReader;
import org.reissue.web.api.WaitingThreads;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Exports lists of cases as CSV (R18). */
@Service
public class CaseExportService {

    private static final int PAGE_SIZE = 500;

    private final CaseSearchService search;
    private final CaseExtrasRepository extrasRepository;
    private final ReplicaReader replica;
    private final Semaphore writing;

    CaseExportService(
            CaseSearchService search,
            CaseExtrasRepository extrasRepository,
            ReplicaReader replica,
            WaitingThreads waitingThreads) {
        this.search = search;
        this.extrasRepository = extrasRepository;
        this.replica = replica;
        this.writing = waitingThreads.newLimit();
    }

    /**
     * Begins the export of a list; that of ops has the columns {@code shopId} and {@code buyerId} too. Reads the first
     * page at once, so that an error occurs before anything is written.
     *
     * @throws Problem {@code invalid-request} for an invalid filter
     */
    public CaseExport export(CaseScope scope, CaseFilter filter) {
        return new CaseExport(
                scope.forOps() ? ExportColumn.FOR_OPS : ExportColumn.FOR_MERCHANTS,
                read(scope, filter, null),
                cursor -> read(scope, filter, cursor),
                writing);
    }

    private Page<ExportedCase> read(CaseScope scope, CaseFilter filter, @Nullable String cursor) {
        return replica.read(() -> page(scope, filter, cursor));
    }

    private Page<ExportedCase> page(CaseScope scope, CaseFilter filter, @Nullable String cursor) {
        Page<ReissueCase> found = search.find(scope, filter, new Paging(PAGE_SIZE, cursor));
        Function<ReissueCase, CaseExtras> extras = extrasRepository.find(found.items());
        return found.map(one -> new ExportedCase(one, extras.apply(one).money()));
    }
}
