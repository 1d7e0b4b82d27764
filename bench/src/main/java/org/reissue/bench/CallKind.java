package org.reissue.bench;

import java.util.Locale;
import java.util.Map;

/** A kind of call that is measured, with the cases and orders it uses up. */
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

    /** The discipline of this kind at that many connections. */
    String with(int connections) {
        return script() + ", " + connections + (connections == 1 ? " connection" : " connections");
    }

    boolean changesSomething() {
        return status != null || needsOrders;
    }

    /** Puts the cases and orders in place. */
    void prepare(Database database, Load.Numbers numbers) {
        Receivers.prepare(database, numbers.first(), numbers.last());
        if (needsOrders) {
            database.run("requests-orders.sql", Map.of("first", numbers.first(), "last", numbers.last()));
        }
        if (status != null) {
            database.run(
                    "requests-cases.sql", Map.of("first", numbers.first(), "last", numbers.last(), "status", status));
        }
    }
}
