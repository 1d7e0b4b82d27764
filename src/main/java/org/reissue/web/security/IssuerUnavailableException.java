package org.reissue.web.security;

import org.springframework.security.core.AuthenticationException;

/** The keys of the token issuer cannot be fetched, so no token can be judged for the moment. */
class IssuerUnavailableException extends AuthenticationException {

    IssuerUnavailableException(Throwable cause) {
        super("The issuer's keys cannot be fetched", cause);
    }
}
