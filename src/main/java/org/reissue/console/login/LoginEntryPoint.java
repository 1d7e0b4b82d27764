package org.reissue.console.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Leads strangers to the login page, which tells the sender of a form that the session had ended. */
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
