package org.reissue.web.csv;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** The headers of answers that are CSV files. */
public final class CsvAnswer {

    private CsvAnswer() {}

    /** Sets the headers of a file that the browser saves under the name; the file is to be written next. */
    public static void begin(HttpServletResponse response, String fileName) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
    }
}
