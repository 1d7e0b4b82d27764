package org.reissue.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemDocuments;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses the calls of a caller that makes too many, before any other work. */
class CallLimitFilter extends OncePerRequestFilter {

    private final Consumer<HttpServletRequest> count;
    private final ProblemDocuments problems;

    /** @param count counts the call, and throws the {@link Problem} of one too many */
    CallLimitFilter(Consumer<HttpServletRequest> count, ProblemDocuments problems) {
        this.count = count;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            count.accept(request);
        } catch (Problem tooMany) {
            problems.write(response, tooMany);
            return;
        }
        chain.doFilter(request, response);
    }
}
