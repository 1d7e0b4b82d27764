package org.reissue.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
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
import org.reissue.web.csv.CsvAnswer;
import org.reissue.web.csv.CsvWriter;
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
     * Answers with a list as a file; that of ops has the columns {@code shopId} and {@code buyerId} too. Reads the
     * first page before anything is written, so that an error can still be answered, and holds one page at a time. It
     * keeps a thread for as long as the client takes to read, but no database connection.
     *
     * @throws Problem {@code invalid-request} for an invalid filter, {@code service-unavailable} if too many clients
     *     are reading
     */
    public void export(CaseScope scope, CaseFilter filter, HttpServletResponse response) throws IOException {
        Page<ExportedCase> firstPage = read(scope, filter, null);
        if (!writing.tryAcquire()) {
            throw Problem.unavailable(new RejectedExecutionException("Too many threads write exports"));
        }
        try {
            CsvAnswer.begin(response, "reissues.csv");
            write(scope, filter, firstPage, response.getOutputStream());
        } finally {
            writing.release();
        }
    }

    private void write(CaseScope scope, CaseFilter filter, Page<ExportedCase> firstPage, OutputStream out)
            throws IOException {
        List<ExportColumn> columns = scope.forOps() ? ExportColumn.FOR_OPS : ExportColumn.FOR_MERCHANTS;
        CsvWriter csv =
                new CsvWriter(out, columns.stream().map(ExportColumn::name).toList());
        Page<ExportedCase> page = firstPage;
        while (page != null) {
            for (ExportedCase exported : page.items()) {
                csv.write(columns.stream()
                        .map(column -> column.value().apply(exported))
                        .toList());
            }
            csv.flush();
            page = page.nextCursor() == null ? null : read(scope, filter, page.nextCursor());
        }
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
