package org.reissue.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.reissue.web.problem.Problem;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses the calls of a caller that makes too many, before any other work. */
class CallLimitFilter extends OncePerRequestFilter {

    private final Consumer<HttpServletRequest> count;
    private final Refusal refusal;

    /**
     * @param count counts the call, and throws the {@link Problem} of one too many
     * @param refusal answers that problem
     */
    CallLimitFilter(Consumer<HttpServletRequest> count, Refusal refusal) {
        this.count = count;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            count.accept(request);
        } catch (Problem tooMany) {
            refusal.answer(request, response, tooMany);
            return;
        }
        chain.doFilter(request, response);
    }

    /** How a call that is one too many is answered. */
    interface Refusal {

        /** Writes the answer. */
        void answer(HttpServletRequest request, HttpServletResponse response, Problem tooMany)
                throws ServletException, IOException;
    }
}
