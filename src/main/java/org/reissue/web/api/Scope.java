package org.reissue.web.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four kinds of callers. The token's {@code scope} claim names them in lower case. */
public enum Scope {
    BUYER,
    MERCHANT,
    OPS,
    SYSTEM;

    private static final String API = "/api/v1/";

    /** The scope that a path of the API requires. */
    public static Optional<Scope> ofPath(String path) {
        return Arrays.stream(values())
                .filter(scope -> (path + "/").startsWith(scope.path() + "/"))
                .findFirst();
    }

    /** The name of the scope in tokens and paths. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The path under which the API of this scope lies. */
    public String path() {
        return API + claim();
    }
}
