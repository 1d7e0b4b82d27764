package org.reissue.console.session;

import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;

/**
 * The user who is signed in to the console.
 *
 * @param caller the caller as whom the services are called
 */
public record ConsoleUser(Caller caller) {

    public Scope scope() {
        return caller.scope();
    }

    public String name() {
        return caller.subject();
    }

    public boolean isMerchant() {
        return scope() == Scope.MERCHANT;
    }

    public boolean isOps() {
        return scope() == Scope.OPS;
    }

    public boolean isBuyer() {
        return scope() == Scope.BUYER;
    }
}
