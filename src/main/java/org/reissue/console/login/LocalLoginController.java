package org.reissue.console.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reissue.console.page.ConsoleController;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.Problem;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs a caller in as any user, without a password, in local mode only. */
@ConsoleController(ConsoleSecurityConfiguration.LOGIN)
@Profile("local")
class LocalLoginController {

    private final SignInService signIn;

    LocalLoginController(SignInService signIn) {
        this.signIn = signIn;
    }

    /** A field left empty is absent. */
    @InitBinder
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @PostMapping
    void signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String scope,
            @RequestParam @Identifier String subject,
            @RequestParam @Identifier @Nullable String shopId)
            throws IOException {
        Scope chosen = Arrays.stream(Scope.values())
                .filter(candidate ->
                        candidate != Scope.SYSTEM && candidate.claim().equals(scope))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("scope", "invalid.value"));
        if (chosen == Scope.MERCHANT && shopId == null) {
            throw Problem.invalid("shopId", "local.shop-required");
        }
        signIn.signIn(request, response, new Caller(chosen, subject, chosen == Scope.MERCHANT ? shopId : null));
    }
}
