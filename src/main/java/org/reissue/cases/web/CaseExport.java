package org.reissue.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.web.ExportColumn.ExportedCase;
import org.reissue.web.api.Page;
import org.reissue.web.csv.CsvAnswer;
import org.reissue.web.csv.CsvWriter;
import org.reissue.web.problem.Problem;

/** A list of cases as CSV, of which one page at a time is in memory. */
public final class CaseExport {

    private final List<ExportColumn> columns;
    private final Page<ExportedCase> firstPage;
    private final Function<String, Page<ExportedCase>> pageAfter;
    private final Semaphore writing;

    /**
     * @param pageAfter reads the page behind a cursor
     * @param writing a permit for each export that may be written at once
     */
    CaseExport(
            List<ExportColumn> columns,
            Page<ExportedCase> firstPage,
            Function<String, Page<ExportedCase>> pageAfter,
            Semaphore writing) {
        this.columns = columns;
        this.firstPage = firstPage;
        this.pageAfter = pageAfter;
        this.writing = writing;
    }

    /**
     * Answers with the list as a file. It keeps a thread for as long as the client takes to read it.
     *
     * @throws Problem {@code service-unavailable} if too many clients are reading
     */
    public void answer(HttpServletResponse response) throws IOException {
        if (!writing.tryAcquire()) {
            throw Problem.unavailable(new RejectedExecutionException("Too many threads write exports"));
        }
        try {
            CsvAnswer.begin(response, "reissues.csv");
            writeTo(response.getOutputStream());
        } finally {
            writing.release();
        }
    }

    /** Writes the whole list. Holds no database connection while it waits for a slow reader. */
    public void writeTo(OutputStream out) throws IOException {
        CsvWriter csv =
                new CsvWriter(out, columns.stream().map(ExportColumn::name).toList());
        for (Page<ExportedCase> page = firstPage; page != null; page = next(page)) {
            for (ExportedCase exported : page.items()) {
                csv.write(columns.stream()
                        .map(column -> column.value().apply(exported))
                        .toList());
            }
            csv.flush();
        }
    }

    private @Nullable Page<ExportedCase> next(Page<ExportedCase> page) {
        return page.nextCursor() == null ? null : pageAfter.apply(page.nextCursor());
    }
}
