package org.reissue.web.body;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request without a body, whose {@code Content-Type} is hidden: some clients name one all the same, {@code curl -d
 * ''} that of a form.
 */
class BodilessRequest extends HttpServletRequestWrapper {

    BodilessRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                ? Collections.emptyEnumeration()
                : super.getHeaders(name);
    }
}
