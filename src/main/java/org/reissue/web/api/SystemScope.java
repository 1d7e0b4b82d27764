package org.reissue.web.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of {@link Scope#SYSTEM}, so that each of the platform's systems may call no more than it needs. */
public enum SystemScope {
    ORDERS("orders"),
    PAYMENTS("shops", "refunds"),
    SCANS("scans"),
    EVENTS("events");

    private final List<String> resources;

    /** @param resources the first parts of the paths below {@link Scope#path()} */
    SystemScope(String... resources) {
        this.resources = List.of(resources);
    }

    /** The part to which a path of the API belongs; empty when only the whole scope permits access to it. */
    public static Optional<SystemScope> ofPath(String path) {
        return Arrays.stream(values()).filter(scope -> scope.covers(path)).findFirst();
    }

    /** The name of the scope in tokens. */
    public String claim() {
        return Scope.SYSTEM.claim() + "." + name().toLowerCase(Locale.ROOT);
    }

    private boolean covers(String path) {
        return resources.stream()
                .map(resource -> Scope.SYSTEM.path() + "/" + resource + "/")
                .anyMatch((path + "/")::startsWith);
    }
}
