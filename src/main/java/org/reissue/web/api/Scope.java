package org.reissue.web.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four kinds of callers, as the token's {@code scope} claim names them in lower case. */
public enum Scope {
    BUYER,
    MERCHANT,
    OPS,
    SYSTEM;

    private static final String API = "/api/v1/";

    /** The scope that this part of the API asks for. */
    public static Optional<Scope> ofPath(String path) {
        return Arrays.stream(values())
                .filter(scope -> (path + "/").startsWith(scope.path() + "/"))
                .findFirst();
    }

    /** As it stands in a token and in a path. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where this part of the API begins. */
    public String path() {
        return API + claim();
    }
}
