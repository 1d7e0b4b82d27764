package org.reissue.console.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Leads strangers to the login page, and those whose session ended before they sent a form to the words about that. */
class LoginEntryPoint extends LoginUrlAuthenticationEntryPoint {

    LoginEntryPoint() {
        super(ConsoleSecurityConfiguration.LOGIN);
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        return request.getMethod().equals("POST") ? getLoginFormUrl() + "?ended" : getLoginFormUrl();
    }
}
