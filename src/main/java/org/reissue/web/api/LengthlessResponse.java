package org.reissue.web.api;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;

/**
 * A response whose length is not announced. As soon as an announced length is written Tomcat ends the response, and
 * with it the request's body, of which nothing can be read any more. Tomcat itself announces the length of short
 * responses.
 */
class LengthlessResponse extends HttpServletResponseWrapper {

    LengthlessResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void setHeader(String name, String value) {
        if (!HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
            super.addHeader(name, value);
        }
    }
}
