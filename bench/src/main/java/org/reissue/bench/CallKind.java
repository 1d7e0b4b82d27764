package org.reissue.bench;

import java.util.Locale;
import java.util.Map;

/** The kinds of call that are measured, and what each needs to act on. */
enum CallKind {
    APPLY(null, true),
    APPROVE("PENDING_MERCHANT", false),
    SHIP("AWAITING_SHIPMENT", true),
    READ(null, false),
    LIST(null, false);

    private final String status;
    private final boolean needsOrders;

    CallKind(String status, boolean needsOrders) {
        this.status = status;
        this.needsOrders = needsOrders;
    }

    String script() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean changesSomething() {
        return status != null || needsOrders;
    }

    /** Puts in place what will be used up. */
    void prepare(Database database, Load.Numbers numbers) {
        if (needsOrders) {
            database.run("requests-orders.sql", Map.of("first", numbers.first(), "last", numbers.last()));
        }
        if (status != null) {
            database.run(
                    "requests-cases.sql", Map.of("first", numbers.first(), "last", numbers.last(), "status", status));
        }
    }
}
