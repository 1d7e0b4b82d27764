package org.reissue.testing;

import java.net.URI;
import java.util.function.Supplier;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.console.session.SessionService;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.springframework.beans.factory.ObjectProvider;

/** People who are signed in to the console. */
public final class Browsers {

    private final Supplier<URI> base;
    private final ObjectProvider<SessionService> sessions;

    Browsers(Supplier<URI> base, ObjectProvider<SessionService> sessions) {
        this.base = base;
        this.sessions = sessions;
    }

    public Browser merchant(String subject, String shopId) {
        return signedIn(new Caller(Scope.MERCHANT, subject, shopId));
    }

    public Browser ops(String subject) {
        return signedIn(new Caller(Scope.OPS, subject, null));
    }

    public Browser buyer(String subject) {
        return signedIn(new Caller(Scope.BUYER, subject, null));
    }

    /** A user who is not signed in. */
    public Browser stranger() {
        return new Browser(base);
    }

    private Browser signedIn(Caller caller) {
        return stranger().cookie(ConsoleCookies.SESSION, sessions.getObject().open(caller));
    }
}
