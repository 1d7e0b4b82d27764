package org.reissue.web.csv;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** The media type of CSV files, and the headers of answers that are such files. */
public final class CsvAnswer {

    public static final String MEDIA_TYPE = "text/csv";

    private CsvAnswer() {}

    /** Sets the headers of a file that the browser saves under the name; the file is to be written next. */
    public static void begin(HttpServletResponse response, String fileName) {
        response.setContentType(MEDIA_TYPE + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
    }
}
