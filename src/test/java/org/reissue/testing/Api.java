package org.reissue.testing;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The API as its callers see it. {@code api.buyer("B-1").post("/api/v1/buyer/reissues", body)} calls as that buyer and
 * gives the {@link Answer}, whatever its status.
 */
public final class Api {

    private final Supplier<URI> base;
    private final Tokens tokens;
    private boolean categoryIsOpen;

    Api(Supplier<URI> base, Tokens tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /** The API at another address, such as a second instance that trusts the same tokens. */
    public static Api at(URI base, Tokens tokens) {
        return new Api(() -> base, tokens);
    }

    public Client buyer(String subject) {
        return bearer(tokens.buyer(subject));
    }

    public Client merchant(String subject, String shopId) {
        return bearer(tokens.merchant(subject, shopId));
    }

    public Client ops(String subject) {
        return bearer(tokens.ops(subject));
    }

    public Client system() {
        return bearer(tokens.system("order-system"));
    }

    /** Opens the category of all stories, once: each time would be an entry of the audit log, and a lock. */
    public synchronized void openCategory() {
        if (!categoryIsOpen) {
            ops("curator")
                    .put(
                            "/api/v1/ops/categories/" + Story.OPEN_CATEGORY,
                            Map.of("name", "Open", "opensAt", "2020-01-01T00:00:00Z", "shopPercent", 100))
                    .expect(200);
            categoryIsOpen = true;
        }
    }

    /** Has the logistics system say that the carrier accepted a parcel. */
    public Answer scan(String carrier, String trackingNumber, Instant at) {
        return system().post("/api/v1/system/scans", ScanFacts.accepted(carrier, trackingNumber, at))
                .expect(200);
    }

    /** Calls with that token, however odd. */
    public Client bearer(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    public Client anonymous() {
        return new Client(base, new TreeMap<>(Map.of("Accept-Language", "en")));
    }
}
