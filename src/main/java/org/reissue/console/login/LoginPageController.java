package org.reissue.console.login;

import java.util.List;
import org.reissue.console.login.IdentityProviders.Choice;
import org.reissue.console.page.ConsoleController;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page at which people sign in: by OpenID Connect or, in local mode, as any user. */
@ConsoleController(ConsoleSecurityConfiguration.LOGIN)
class LoginPageController {

    private final List<Choice> registrations;
    private final boolean local;

    LoginPageController(ObjectProvider<IdentityProviders> providers, Environment environment) {
        IdentityProviders configured = providers.getIfAvailable();
        this.registrations = configured == null ? List.of() : configured.choices();
        this.local = environment.acceptsProfiles(Profiles.of("local"));
    }

    /** The page, whose model may have what is to be shown besides. */
    @GetMapping
    String show(Model model) {
        model.addAttribute("registrations", registrations);
        model.addAttribute("local", local);
        return "console/login";
    }
}
