package org.reissue.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.console.session.ConsoleUser;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves controller parameters of type {@link ConsoleUser} and {@link Submission}. */
class ConsoleArgumentResolver implements HandlerMethodArgumentResolver {

    private final ConsoleCookies cookies;
    private final Formats formats;

    ConsoleArgumentResolver(ConsoleCookies cookies, Formats formats) {
        this.cookies = cookies;
        this.formats = formats;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ConsoleUser.class || parameter.getParameterType() == Submission.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        ConsoleUser user = LayoutInterceptor.user();
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = webRequest.getNativeResponse(HttpServletResponse.class);
        if (user == null || request == null || response == null) {
            throw new Problem(ProblemType.FORBIDDEN);
        }
        return parameter.getParameterType() == ConsoleUser.class
                ? user
                : new Submission(user, request, response, cookies, formats);
    }
}
