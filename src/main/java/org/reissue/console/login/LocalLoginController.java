package org.reissue.console.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.ProblemTexts;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.Problem;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.context.annotation.Profile;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs a caller in as any user, without a password, in local mode only. */
@ConsoleController(ConsoleSecurityConfiguration.LOGIN)
@Profile("local")
class LocalLoginController {

    private final SignInService signIn;
    private final LoginPageController page;
    private final ProblemTexts texts;

    LocalLoginController(SignInService signIn, LoginPageController page, ProblemTexts texts) {
        this.signIn = signIn;
        this.page = page;
        this.texts = texts;
    }

    /** A field left empty is absent. */
    @InitBinder
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    /** Redirects, or shows the page with what was filled in when a clerk of a shop names none. */
    @PostMapping
    @Nullable
    String signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
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
            texts.show(Problem.invalid("shopId", "login.shop.required"), model);
            model.addAttribute("subject", subject);
            return page.show(model);
        }
        signIn.signIn(request, response, new Caller(chosen, subject, chosen == Scope.MERCHANT ? shopId : null));
        return null; // the response is a redirect
    }
}
