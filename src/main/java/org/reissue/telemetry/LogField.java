package org.reissue.telemetry;

/**
 * The fields that a log line or a span may have besides its message: ids and fixed words, never a receiver, a free text
 * or a token.
 */
public enum LogField {
    /** The id of the request, as the caller knows it. */
    REQUEST_ID("http.request.id"),
    /** The scope of the caller: buyer, merchant, ops or system. */
    SCOPE("caller.scope"),
    /** The shop of the merchant who calls, or of the case. */
    SHOP_ID("shop.id"),
    ORDER_ID("order.id"),
    CASE_ID("case.id"),
    /** The slug of the problem that the call is answered with. */
    PROBLEM("problem.type");

    private final String key;

    LogField(String key) {
        this.key = key;
    }

    /** The name of the field in logs and spans; the dots nest objects in JSON. */
    public String key() {
        return key;
    }
}
