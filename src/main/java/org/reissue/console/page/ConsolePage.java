package org.reissue.console.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.reissue.web.api.Scope;

/**
 * The pages of the navigation, in its order, and who may see them. Each page lies under {@code /console/<name>}, in
 * lower case; its title is the message {@code nav.<NAME>}.
 */
public enum ConsolePage {
    CASES(Scope.MERCHANT, Scope.OPS, Scope.BUYER),
    DESK(Scope.OPS),
    SHIPMENTS(Scope.MERCHANT),
    MONEY(Scope.MERCHANT, Scope.OPS),
    SCORECARDS(Scope.MERCHANT, Scope.OPS),
    WEBHOOKS(Scope.OPS),
    OPERATIONS(Scope.OPS);

    private final Set<Scope> scopes;

    ConsolePage(Scope... scopes) {
        this.scopes = Set.of(scopes);
    }

    /** The path of the page, under which all that belongs to it lies. */
    public String path() {
        return "/console/" + name().toLowerCase(Locale.ROOT);
    }

    /** Whether callers of the scope may see the page. */
    public boolean isFor(Scope scope) {
        return scopes.contains(scope);
    }

    public String title() {
        return "nav." + name();
    }

    /** Whether a path of the console belongs to the page. */
    public boolean contains(String path) {
        return (path + "/").startsWith(path() + "/");
    }

    static List<ConsolePage> of(Scope scope) {
        return Arrays.stream(values()).filter(page -> page.isFor(scope)).toList();
    }
}
