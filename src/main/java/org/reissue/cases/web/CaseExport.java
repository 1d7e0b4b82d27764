package org.reissue.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.web.ExportColumn.ExportedCase;
import org.reissue.web.api.Page;
import org.reissue.web.csv.CsvAnswer;
import org.reissue.web.csv.CsvWriter;

/** A list of cases as CSV, of which one page at a time is in memory. */
public final class CaseExport {

    private final List<ExportColumn> columns;
    private final Page<ExportedCase> firstPage;
    private final Function<String, Page<ExportedCase>> pageAfter;

    /** @param pageAfter reads the page behind a cursor */
    CaseExport(
            List<ExportColumn> columns, Page<ExportedCase> firstPage, Function<String, Page<ExportedCase>> pageAfter) {
        this.columns = columns;
        this.firstPage = firstPage;
        this.pageAfter = pageAfter;
    }

    /** Answers with the list as a file. */
    public void answer(HttpServletResponse response) throws IOException {
        CsvAnswer.begin(response, "reissues.csv");
        writeTo(response.getOutputStream());
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
